"""PDF/X-4 (ISO 15930-7): what a file that says it is one has to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream
from PIL import ImageCms

from jianbao.diagnostics import Diagnostic
from jianbao.preflight import codes
from jianbao.preflight.model import ExaminedPage, PageFault, Terms
from jianbao.preflight.objects import dictionaries
from jianbao.preflight.rules.archive import packet

_VERSION: Final = re.compile(rb"GTS_PDFXVersion\s*(?:=\s*[\"']|>)\s*(PDF/X-\d[^<\"']*)")
_REQUIRED: Final = (
    b"xmp:CreateDate", b"xmp:ModifyDate", b"xmp:MetadataDate", b"dc:title",
    b"xmpMM:DocumentID", b"xmpMM:VersionID", b"xmpMM:RenditionClass",
)  # fmt: skip
_ACTIVE: Final = ("/OpenAction", "/AA", "/AcroForm")
_OUTSIDE: Final = {"/PrinterMark", "/TrapNet"}


def claims(pdf: pikepdf.Pdf) -> str:
    """Return which PDF/X the file says it is, such as ``PDF/X-4``; empty for none."""
    found = _VERSION.search(packet(pdf))
    if found:
        return found[1].decode("ascii", "replace").strip()
    return str(pdf.docinfo.get("/GTS_PDFXVersion", "")) if "/Info" in pdf.trailer else ""


def is_for_press(pdf: pikepdf.Pdf) -> bool:
    """Whether the file itself says that it is for a press with four inks."""
    profile = _destination(pdf)
    return bool(claims(pdf)) or (profile is not None and int(profile.get("/N", 0)) == 4)  # noqa: PLR2004 - inks


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V080-V088: what ISO 15930-7 asks for and is not there; nothing for any other file."""
    del terms
    if claims(pdf) != "PDF/X-4":
        return
    yield from (PageFault(told=told) for told in (*_of_file(pdf), *_of_objects(pdf)))
    for sheet, page in zip(sheets, pdf.pages, strict=True):
        for told in _of_page(page.obj, sheet):
            yield PageFault(told=told, page=sheet.number)


def _of_file(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    lacking = [name.decode() for name in _REQUIRED if name not in packet(pdf)]
    if lacking:
        yield codes.METADATA.of(lacking=", ".join(lacking))
    if "/ID" not in pdf.trailer:
        yield codes.NO_IDENTIFIER.of()
    if str(pdf.docinfo.get("/Trapped")) not in {"/True", "/False"}:
        yield codes.TRAPPED_UNSAID.of()
    yield from _intent(pdf)
    if any(key in pdf.Root for key in _ACTIVE) or _has_names(pdf, "/JavaScript"):
        yield codes.ACTIONS.of()


def _of_objects(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    """Look at everything in the file for what 6.2, 6.3 and 6.16 rule out."""
    for thing in dictionaries(pdf):
        group = thing.get("/Group")
        if isinstance(group, Dictionary) and group.get("/CS") == Name.DeviceRGB:
            yield codes.BLENDS_IN_RGB.of()
        if thing.get("/Subtype") == Name.PS or "/OPI" in thing or "/Alternates" in thing:
            yield codes.STAND_INS.of()
        if str(thing.get("/TR", "/Identity")) != "/Identity" or "/HTP" in thing:
            yield codes.PLATE_CURVES.of()
        if str(thing.get("/Filter")) == "/LZWDecode":
            yield codes.LZW.of()


def _intent(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    """Look at the output intent (6.2.2): one for PDF/X, with the profile of a press in the file."""
    profile = _destination(pdf)
    try:
        space = "" if profile is None else _space(profile)
    except (OSError, ImageCms.PyCMSError):
        space = ""
    if space not in {"CMYK", "GRAY", "RGB"}:
        yield codes.NO_PROFILE.of()


def _space(profile: Stream) -> str:
    return ImageCms.ImageCmsProfile(BytesIO(profile.read_bytes())).profile.xcolor_space.strip()


def _destination(pdf: pikepdf.Pdf) -> Stream | None:
    """Return the profile of the output intent for PDF/X."""
    for intent in pdf.Root.get("/OutputIntents", ()):
        if intent.get("/S") == Name.GTS_PDFX and intent.get("/OutputConditionIdentifier"):
            profile = intent.get("/DestOutputProfile")
            return profile if isinstance(profile, Stream) else None
    return None


def _has_names(pdf: pikepdf.Pdf, key: str) -> bool:
    names = pdf.Root.get("/Names")
    return isinstance(names, Dictionary) and key in names


def _of_page(page: Object, sheet: ExaminedPage) -> Iterator[Diagnostic]:
    if not sheet.has_trim or ("/TrimBox" in page and "/ArtBox" in page):
        yield codes.ONE_TRIM_BOX.of()
    for note in page.get("/Annots", ()):
        if str(note.get("/Subtype")) not in _OUTSIDE:
            yield codes.NOTES_ON_PAGE.of()
            break
    if any(mark.space == "rgb" for mark in sheet.marks):
        yield codes.COLOURS_OF_SCREENS.of()
