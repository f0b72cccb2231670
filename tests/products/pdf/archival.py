"""PDF/A-2 and PDF/A-3: what veraPDF asks (profiles PDFA-2 and -3), as far as our PDFs go.

The numbers are the clauses of ISO 19005-2; clause 6.8 is that of ISO 19005-3 for its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String
from tests.products.pdf import contents, embedded_faces

_HEADER = re.compile(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}")
_OPERATORS = frozenset(
    [
        "b",
        "B",
        "b*",
        "B*",
        "BDC",
        "BI",
        "BMC",
        "BT",
        "BX",
        "c",
        "cm",
        "cs",
        "CS",
        "d",
        "d0",
        "d1",
        "Do",
        "DP",
        "EI",
        "EMC",
        "ET",
        "EX",
        "f",
        "F",
        "f*",
        "g",
        "G",
        "gs",
        "h",
        "i",
        "ID",
        "j",
        "J",
        "k",
        "K",
        "l",
        "m",
        "M",
        "MP",
        "n",
        "q",
        "Q",
        "re",
        "rg",
        "RG",
        "ri",
        "s",
        "S",
        "sc",
        "SC",
        "scn",
        "SCN",
        "sh",
        "T*",
        "Tc",
        "Td",
        "TD",
        "Tf",
        "Tj",
        "TJ",
        "TL",
        "Tm",
        "Tr",
        "Ts",
        "Tw",
        "Tz",
        "v",
        "w",
        "W",
        "W*",
        "y",
        "'",
        '"',
    ]
)
_FILTERS = frozenset({"/FlateDecode", "/DCTDecode", "/ASCIIHexDecode", "/ASCII85Decode"})
_BLENDS = frozenset(
    [
        "/Normal",
        "/Compatible",
        "/Multiply",
        "/Screen",
        "/Overlay",
        "/Darken",
        "/Lighten",
        "/ColorDodge",
        "/ColorBurn",
        "/HardLight",
        "/SoftLight",
        "/Difference",
        "/Exclusion",
        "/Hue",
        "/Saturation",
        "/Color",
        "/Luminosity",
    ]
)
_ACTIONS = frozenset({"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"})
_PREDEFINED = frozenset({"dc", "xmp", "pdf", "pdfaid", "xmpMM", "xmpRights", "rdf", "x"})
_HIDING, _PRINTED = 0b100011, 0b100
_ALL_BITS = (1 << 31) - 1
_MOST_STATES, _MOST_NAME, _MOST_STRING = 28, 127, 32767


def breaches(data: bytes, part: int, level: str) -> list[str]:
    """Return in which rules the file ``data`` fails as PDF/A of ``part`` and ``level``."""
    with pikepdf.open(BytesIO(data)) as pdf:
        read = contents.read(pdf)
        objects = [thing for top in pdf.objects for thing in _inside(top)]
        return [
            *_file(data, pdf),
            *_limits(objects, read),
            *(fault for thing in objects for fault in _object(thing, part)),
            *_colours(pdf, objects, read),
            *_catalog(pdf, part),
            *_metadata(pdf, part, level),
            *embedded_faces.breaches(read, level),
            *pdf.check_pdf_syntax(),
        ]


def _inside(thing: object) -> Iterator[object]:
    """Yield ``thing`` and the direct objects in it."""
    yield thing
    if isinstance(thing, Stream | Dictionary):
        parts = list(thing.values())
    else:
        parts = list(thing) if isinstance(thing, Array) else []
    for part in parts:
        if not (isinstance(part, Object) and part.is_indirect):
            yield from _inside(part)


def _file(data: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    if not _HEADER.match(data):
        yield "6.1.2: the header"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF") or len(data) - len(data.rstrip()) > 1:
        yield "6.1.3: something follows the end"
    if "/ID" not in pdf.trailer or not all(bytes(half) for half in pdf.trailer.ID):
        yield "6.1.3: no identifier of the file"
    if pdf.is_encrypted:
        yield "6.1.3: encrypted"


def _limits(objects: list[object], read: contents.Contents) -> Iterator[str]:
    if read.deepest > _MOST_STATES:
        yield f"6.1.13: {read.deepest} nested graphics states"
    for thing in objects:
        if isinstance(thing, int) and abs(thing) > _ALL_BITS:
            yield f"6.1.13: the number {thing}"
        if isinstance(thing, Name) and len(str(thing).encode()) > _MOST_NAME:
            yield f"6.1.13: the name {thing}"
        if isinstance(thing, String) and len(bytes(thing)) > _MOST_STRING:
            yield "6.1.13: a long string"
    yield from (f"6.2.2: the operator {name}" for name in read.operators - _OPERATORS)


def _object(thing: object, part: int) -> Iterator[str]:
    if not isinstance(thing, Stream | Dictionary):
        return
    kind, subtype = str(thing.get("/Type", "")), str(thing.get("/Subtype", ""))
    if isinstance(thing, Stream):
        yield from _stream(thing)
    for key in ("/Alternates", "/OPI", "/PS", "/Ref", "/TR", "/HTP", "/HTO", "/AA"):
        if key in thing and subtype != "/Link":
            yield f"6.2.5, 6.2.8, 6.2.9, 6.5.2: {key}"
    if bool(thing.get("/Interpolate", False)):
        yield "6.2.8.1: an interpolated picture"
    if str(thing.get("/BM", Name.Normal)) not in _BLENDS:
        yield "6.2.10: the blend mode"
    if "/S" in thing and kind == "/Action" and str(thing.S) not in _ACTIONS:
        yield f"6.5.1: the action {thing.S}"
    if kind == "/Annot":
        yield from _annotation(thing, subtype)
    yield from _embedded(thing, part)


def _embedded(thing: Object, part: int) -> Iterator[str]:
    if "/EF" in thing and (part < 3 or "/AFRelationship" not in thing):
        yield "6.8: an embedded file"


def _stream(thing: Stream) -> Iterator[str]:
    filters = thing.get("/Filter", Array())
    for name in filters if isinstance(filters, Array) else [filters]:
        if str(name) not in _FILTERS:
            yield f"6.1.7.2: {name}"
    if any(key in thing for key in ("/F", "/FFilter", "/FDecodeParms")):
        yield "6.1.7.1: a stream outside"


def _annotation(thing: Object, subtype: str) -> Iterator[str]:
    flags = int(thing.get("/F", 0))
    if not flags & _PRINTED or flags & _HIDING:
        yield f"6.3.2: an annotation with the flags {flags}"
    if subtype != "/Link" and "/AP" not in thing:
        yield "6.3.3: an annotation without appearance"


def _colours(pdf: pikepdf.Pdf, objects: list[object], read: contents.Contents) -> Iterator[str]:
    (intent,) = pdf.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    if intent.S != "/GTS_PDFA1" or len("RGB") != intent.DestOutputProfile.N:
        yield "6.2.3: the output intent"
    if profile[36:40] != b"acsp" or profile[16:20] != b"RGB " or profile[12:16] != b"mntr":
        yield "6.2.3: the profile"
    if profile[8] > 4 or int.from_bytes(profile[:4], "big") != len(profile):
        yield "6.2.3: the version of the profile"
    if {"k", "K"} & {operator for operator, _ in read.colours}:
        yield "6.2.4.3: inks, with an intent of light"
    for _, operands in read.colours:
        if any(str(operand) == "/DeviceCMYK" for operand in operands):
            yield "6.2.4.3: inks, with an intent of light"
    for thing in objects:
        if isinstance(thing, Stream | Dictionary):
            spaces = (thing.get("/ColorSpace"), thing.get("/CS"), thing.get("/Alternate"))
            if any(isinstance(s, Name) and str(s) == "/DeviceCMYK" for s in spaces):
                yield "6.2.4.3: a picture or group in inks"


def _catalog(pdf: pikepdf.Pdf, part: int) -> Iterator[str]:
    root = pdf.Root
    for key in ("/AA", "/OpenAction", "/Requirements", "/Perms", "/OCProperties", "/Collection"):
        if key in root:
            yield f"6.5, 6.9, 6.11: {key}"
    names = root.get("/Names", Dictionary())
    for key in ("/JavaScript", "/AlternatePresentations"):
        if key in names:
            yield f"6.5, 6.10: {key}"
    if part >= 3 and "/EmbeddedFiles" in names and "/AF" not in root:
        yield "6.8: files that belong to nothing"
    for page in pdf.pages:
        if "/PresSteps" in page.obj or "/AA" in page.obj:
            yield "6.5.2, 6.10: a page that acts"
        media, trim = page.mediabox, page.trimbox
        if not (media[0] <= trim[0] < trim[2] <= media[2]):
            yield "the boxes of a page"


def _metadata(pdf: pikepdf.Pdf, part: int, level: str) -> Iterator[str]:
    packet = pdf.Root.Metadata.read_bytes()
    if pdf.Root.Metadata.get("/Type") != "/Metadata" or "/Filter" in pdf.Root.Metadata:
        yield "6.6.2: the metadata"
    if re.search(rb"<\?xpacket begin=[^>]*\b(bytes|encoding)=", packet):
        yield "6.6.2.1: the head of the packet"
    prefixes = set(re.findall(r"<([A-Za-z]+):", packet.decode()))
    described = set(re.findall(r"<pdfaSchema:prefix>(\w+)<", packet.decode()))
    unknown = prefixes - _PREDEFINED - described - {"pdfaExtension", "pdfaSchema", "pdfaProperty"}
    if unknown:
        yield f"6.6.2.3: schemas not described: {unknown}"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfaid:part") != str(part) or metadata.get("pdfaid:conformance") != level:
            yield "6.6.4: the claim"
        said = {
            "/Title": metadata.get("dc:title"),
            "/Author": ", ".join(metadata.get("dc:creator", [])) or None,
            "/Subject": metadata.get("dc:description"),
            "/Keywords": metadata.get("pdf:Keywords"),
            "/Creator": metadata.get("xmp:CreatorTool"),
            "/Producer": metadata.get("pdf:Producer"),
        }
        for key, value in said.items():
            if str(pdf.docinfo.get(key, "")) != (value or ""):
                yield f"6.6.3: {key} is not what the metadata say"
        written = str(pdf.docinfo.get("/CreationDate", "D:"))[2:10]
        if written != (metadata.get("xmp:CreateDate") or "")[:10].replace("-", ""):
            yield "6.6.3: two dates"
