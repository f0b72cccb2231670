"""PDF/X-4 (ISO 15930-7): what a print shop can take without asking back.

The colours are inks, the press that they are for is embedded, and nothing is left that a reader
could click: links lie inside the page, where 6.17 has no annotations.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from jianbao.products.pdf.colour import profile
from jianbao.products.pdf.colour.document import recolour

VERSION: Final = "PDF/X-4"
_PDF: Final = "1.6"
_CONDITION_NAME: Final = "Offset, coated paper (ISO 12647-2)"
_REGISTRY: Final = "http://www.color.org"
_ACTIVE: Final = ("/OpenAction", "/AA", "/AcroForm")
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def exchangeable(data: bytes, modified: datetime, *, grey: bool = False) -> bytes:
    """Return the PDF ``data`` as PDF/X-4, in four inks or, with ``grey``, in black alone.

    ``modified`` (UTC) is the time of all its dates. Preflight says what cannot be mended here,
    such as a face that is not embedded.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        recolour(pdf, "grey" if grey else "cmyk")
        _still(pdf)
        for page in pdf.pages:
            _boxed(page)
        _intend(pdf)
        _describe(pdf, modified, _identity(data))
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True, min_version=_PDF, force_version=_PDF)
    return stream.getvalue()


def _still(pdf: pikepdf.Pdf) -> None:
    """Take out what acts, is attached, or lies as a note on the page."""
    for key in _ACTIVE:
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    for key in ("/EmbeddedFiles", "/JavaScript"):
        if isinstance(names, Dictionary) and key in names:
            del names[key]
    for page in pdf.pages:
        for key in ("/Annots", "/AA"):
            if key in page.obj:
                del page.obj[key]


def _boxed(page: pikepdf.Page) -> None:
    """Give ``page`` the boxes that it must have: what is cut, and how far it prints beyond."""
    media = page.obj.get("/MediaBox", page.mediabox)
    for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
        if key not in page.obj:
            page.obj[key] = Array(list(media))
    if "/ArtBox" in page.obj:
        del page.obj["/ArtBox"]


def _intend(pdf: pikepdf.Pdf) -> None:
    destination = pdf.make_stream(profile.profile(), N=4, Alternate=Name.DeviceCMYK)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.CONDITION),
        OutputCondition=String(_CONDITION_NAME),
        RegistryName=String(_REGISTRY),
        Info=String(_CONDITION_NAME),
        DestOutputProfile=destination,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _describe(pdf: pikepdf.Pdf, modified: datetime, identity: str) -> None:
    """Say in XMP and in the information dictionary what the file is, both the same."""
    info = pdf.docinfo
    title = str(info.get("/Title", "")) or "—"
    info["/Title"] = String(title)
    info["/Trapped"] = Name("/False")
    stamp = String(f"D:{modified:%Y%m%d%H%M%S}Z")
    info["/CreationDate"] = info["/ModDate"] = stamp
    packet = _XMP.format(
        title=escape(title),
        producer=escape(str(info.get("/Producer", ""))),
        version=VERSION,
        time=f"{modified:%Y-%m-%dT%H:%M:%SZ}",
        identity=identity,
    )
    metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = metadata


def _identity(data: bytes) -> str:
    """Return an identifier of the contents, as a UUID of the name-based kind."""
    return str(uuid5(NAMESPACE_URL, sha256(data).hexdigest()))
