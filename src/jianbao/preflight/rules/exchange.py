"""PDF/X-4 (ISO 15930-7): what a file that says it is one has to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream
from PIL import ImageCms

from jianbao.diagnostics import Severity, Text
from jianbao.preflight.model import Fault, Sheet, Terms
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


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V080-V088: what ISO 15930-7 asks for and is not there; nothing for any other file."""
    del terms
    if claims(pdf) != "PDF/X-4":
        return
    for code, zh, en in _of_file(pdf):
        yield _fault(code, zh, en)
    yield from (_fault(code, zh, en) for code, zh, en in _of_objects(pdf))
    for sheet, page in zip(sheets, pdf.pages, strict=True):
        for code, zh, en in _of_page(page.obj, sheet):
            yield _fault(code, zh, en, page=sheet.number)


def _of_file(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, str]]:
    lacking = [name.decode() for name in _REQUIRED if name not in packet(pdf)]
    if lacking:
        listed = ", ".join(lacking)
        yield "V080", f"PDF/X-4 的文件信息缺 {listed}", f"PDF/X-4: the metadata lack {listed}"
    if "/ID" not in pdf.trailer:
        yield "V081", "PDF/X-4 要有文件标识", "PDF/X-4: the file has no identifier"
    if str(pdf.docinfo.get("/Trapped")) not in {"/True", "/False"}:
        yield "V082", "PDF/X-4 要说明做没做陷印", "PDF/X-4: whether it is trapped is not said"
    yield from _intent(pdf)
    if any(key in pdf.Root for key in _ACTIVE) or _has_names(pdf, "/JavaScript"):
        yield "V084", "PDF/X-4 不能有动作和表单", "PDF/X-4: there are actions or forms"


def _of_objects(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, str]]:
    """Look at everything in the file for what 6.2, 6.3 and 6.16 rule out."""
    for thing in dictionaries(pdf):
        group = thing.get("/Group")
        if isinstance(group, Dictionary) and group.get("/CS") == Name.DeviceRGB:
            yield "V087", "PDF/X-4 的透明混合用了屏幕颜色", "PDF/X-4: transparency blends in RGB"
        if thing.get("/Subtype") == Name.PS or "/OPI" in thing or "/Alternates" in thing:
            yield (
                "V088",
                "PDF/X-4 不能有 PostScript、替代图",
                "PDF/X-4: there are stand-in pictures",
            )
        if str(thing.get("/TR", "/Identity")) != "/Identity" or "/HTP" in thing:
            yield (
                "V088",
                "PDF/X-4 不能改印版的曲线",
                "PDF/X-4: the curves of the plates are changed",
            )
        if str(thing.get("/Filter")) == "/LZWDecode":
            yield "V088", "PDF/X-4 不能用 LZW 压缩", "PDF/X-4: something is packed with LZW"


def _intent(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, str]]:
    """Look at the output intent (6.2.2): one for PDF/X, with the profile of a press in the file."""
    profile = _destination(pdf)
    try:
        space = "" if profile is None else _space(profile)
    except (OSError, ImageCms.PyCMSError):
        space = ""
    if space not in {"CMYK", "GRAY", "RGB"}:
        yield (
            "V083",
            "PDF/X-4 没有嵌入印刷条件（ICC）",
            "PDF/X-4: no profile of a press is embedded",
        )


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


def _of_page(page: Object, sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    if not sheet.has_trim or ("/TrimBox" in page and "/ArtBox" in page):
        yield "V085", "PDF/X-4 每页要有一个裁切框", "PDF/X-4: a page needs one trim box"
    for note in page.get("/Annots", ()):
        if str(note.get("/Subtype")) not in _OUTSIDE:
            yield (
                "V086",
                "PDF/X-4 版面里不能有链接、批注",
                "PDF/X-4: a note or link lies on the page",
            )
            break
    if any(mark.space == "rgb" for mark in sheet.marks):
        yield "V087", "PDF/X-4 里有没有换成四色的颜色", "PDF/X-4: there are colours of screens"


def _fault(code: str, zh: str, en: str, *, page: int = 0) -> Fault:
    return Fault(code=code, severity=Severity.ERROR, what=Text(zh, en), page=page)
