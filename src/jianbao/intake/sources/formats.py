"""What a file is: told by its content first, and by its suffix only where that says nothing.

Contributions are often mislabelled: office systems export web pages as .doc, phones rename
.docx to .doc, and a text saved as .docx opens nowhere.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from jianbao.intake import archive, webpage


class Format(Enum):
    """The kinds of file that arrive."""

    DOCX = auto()
    OFFICE = auto()
    """What LibreOffice reads: .doc, .wps, .rtf, .odt."""
    PAGE = auto()
    MARKDOWN = auto()
    TEXT = auto()
    ZIP = auto()
    PACKED = auto()
    """An archive that is not opened: RAR, 7z and others."""
    PICTURE = auto()
    FIXED = auto()
    """Pages with a fixed layout: PDF, OFD."""
    SHEET = auto()
    SLIDES = auto()
    EMPTY = auto()
    UNKNOWN = auto()


SUFFIXES: dict[Format, tuple[str, ...]] = {
    Format.DOCX: (".docx", ".docm", ".dotx"),
    Format.OFFICE: (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt"),
    Format.PAGE: (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"),
    Format.MARKDOWN: (".md", ".markdown"),
    Format.TEXT: (".txt", ".text", ""),
    Format.ZIP: (".zip",),
}
"""The suffixes of what is read, the usual one first."""

_MAGIC = (
    (b"{\\rtf", Format.OFFICE),
    (b"Rar!\x1a\x07", Format.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Format.PACKED),
    (b"\x1f\x8b", Format.PACKED),
    (b"BZh", Format.PACKED),
    (b"\xfd7zXZ\0", Format.PACKED),
    (b"%PDF-", Format.FIXED),
    (b"\x89PNG\r\n", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"II*\0", Format.PICTURE),
    (b"MM\0*", Format.PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", Format.DOCX),
    ("WordDocument", Format.OFFICE),
    ("Workbook", Format.SHEET),
    ("PowerPoint Document", Format.SLIDES),
)
_PARTS = (
    ("word/", Format.DOCX),
    ("xl/", Format.SHEET),
    ("ppt/", Format.SLIDES),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": Format.OFFICE,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.SHEET,
    b"application/vnd.oasis.opendocument.presentation": Format.SLIDES,
}
_HEAD = 65536
_PREAMBLE = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application[^>]*Word\.Document|<w:wordDocument\b")


def of(data: bytes, name: str) -> Format:
    """Return the format of the file ``name`` with the content ``data``."""
    if not data:
        return Format.EMPTY
    by_suffix = _by_suffix(name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data, by_suffix)
    if data.startswith(_OLE):
        return _compound(data, by_suffix)
    marked = next((found for magic, found in _MAGIC if data.startswith(magic)), None)
    if marked is None and _is_picture_without_mark(data):
        return Format.PICTURE
    return marked or _written(data, by_suffix)


def mislabelled(found: Format, name: str) -> bool:
    """Whether the suffix of ``name`` promises another format than ``found``."""
    promised = _by_suffix(name)
    alike = {Format.TEXT, Format.MARKDOWN}
    return promised is not Format.UNKNOWN and promised is not found and {promised, found} != alike


def is_page_name(name: str) -> bool:
    """Whether ``name`` is that of a web page."""
    return _by_suffix(name) is Format.PAGE


def _by_suffix(name: str) -> Format:
    suffix = PurePosixPath(name).suffix.lower()
    return next((f for f, suffixes in SUFFIXES.items() if suffix in suffixes), Format.UNKNOWN)


def _is_picture_without_mark(data: bytes) -> bool:
    is_bitmap = data.startswith(b"BM") and b"\0" in data[:64]
    return is_bitmap or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _zipped(data: bytes, by_suffix: Format) -> Format:
    if archive.is_crowded(data):
        return Format.ZIP
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if "mimetype" in names and package.getinfo("mimetype").file_size < _HEAD:
                kind = _OPEN_DOCUMENT.get(package.read("mimetype").strip())
                if kind is not None:
                    return kind
    except Exception:  # noqa: BLE001 (zipfile raises nearly anything on damage; its reader tells)
        return by_suffix if by_suffix is Format.DOCX else Format.ZIP
    if "[Content_Types].xml" in names:
        for folder, found in _PARTS:
            if any(name.startswith(folder) for name in names):
                return found
    return Format.FIXED if "OFD.xml" in names else Format.ZIP


def _compound(data: bytes, by_suffix: Format) -> Format:
    for stream, found in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return found
    return by_suffix if by_suffix is Format.OFFICE else Format.UNKNOWN


def _written(data: bytes, by_suffix: Format) -> Format:
    """Return the format of what has no mark of its own: pages, archived pages, text."""
    if webpage.is_mhtml(data):
        return Format.PAGE
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _WORD_XML.search(head):
        return Format.OFFICE
    preamble = _PREAMBLE.match(head)
    if preamble and _PAGE.match(head, preamble.end()):
        return Format.PAGE
    if by_suffix in {Format.PAGE, Format.TEXT, Format.MARKDOWN, Format.UNKNOWN}:
        return by_suffix
    return Format.UNKNOWN if b"\0" in data else Format.TEXT
