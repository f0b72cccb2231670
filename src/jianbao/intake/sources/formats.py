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

from jianbao.intake import archive, mail, webpage


class SourceFormat(Enum):
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
    MAIL = auto()
    """A mail as a mail program saves it, with its attachments."""
    SHEET = auto()
    SLIDES = auto()
    EMPTY = auto()
    UNKNOWN = auto()


SUFFIXES: dict[SourceFormat, tuple[str, ...]] = {
    SourceFormat.DOCX: (".docx", ".docm", ".dotx"),
    SourceFormat.OFFICE: (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt"),
    SourceFormat.PAGE: (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"),
    SourceFormat.MARKDOWN: (".md", ".markdown"),
    SourceFormat.TEXT: (".txt", ".text", ""),
    SourceFormat.ZIP: (".zip",),
    SourceFormat.FIXED: (".pdf", ".ofd"),
    SourceFormat.MAIL: (".eml",),
}
"""The suffixes of what is read, the usual one first."""

_MAGIC = (
    (b"{\\rtf", SourceFormat.OFFICE),
    (b"Rar!\x1a\x07", SourceFormat.PACKED),
    (b"7z\xbc\xaf\x27\x1c", SourceFormat.PACKED),
    (b"\x1f\x8b", SourceFormat.PACKED),
    (b"BZh", SourceFormat.PACKED),
    (b"\xfd7zXZ\0", SourceFormat.PACKED),
    (b"%PDF-", SourceFormat.FIXED),
    (b"\x89PNG\r\n", SourceFormat.PICTURE),
    (b"\xff\xd8\xff", SourceFormat.PICTURE),
    (b"GIF8", SourceFormat.PICTURE),
    (b"II*\0", SourceFormat.PICTURE),
    (b"MM\0*", SourceFormat.PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", SourceFormat.DOCX),
    ("WordDocument", SourceFormat.OFFICE),
    ("Workbook", SourceFormat.SHEET),
    ("PowerPoint Document", SourceFormat.SLIDES),
)
_PARTS = (
    ("word/", SourceFormat.DOCX),
    ("xl/", SourceFormat.SHEET),
    ("ppt/", SourceFormat.SLIDES),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": SourceFormat.OFFICE,
    b"application/vnd.oasis.opendocument.spreadsheet": SourceFormat.SHEET,
    b"application/vnd.oasis.opendocument.presentation": SourceFormat.SLIDES,
}
_HEAD = 65536
_PREAMBLE = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application[^>]*Word\.Document|<w:wordDocument\b")


def of(data: bytes, name: str) -> SourceFormat:
    """Return the format of the file ``name`` with the content ``data``."""
    if not data:
        return SourceFormat.EMPTY
    by_suffix = _by_suffix(name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data, by_suffix)
    if data.startswith(_OLE):
        return _compound(data, by_suffix)
    marked = next((found for magic, found in _MAGIC if data.startswith(magic)), None)
    if marked is None and _is_picture_without_mark(data):
        return SourceFormat.PICTURE
    return marked or _written(data, by_suffix)


def mislabelled(found: SourceFormat, name: str) -> bool:
    """Whether the suffix of ``name`` promises another format than ``found``."""
    promised = _by_suffix(name)
    alike = {SourceFormat.TEXT, SourceFormat.MARKDOWN}
    return (
        promised is not SourceFormat.UNKNOWN
        and promised is not found
        and {promised, found} != alike
    )


def is_page_name(name: str) -> bool:
    """Whether ``name`` is that of a web page."""
    return _by_suffix(name) is SourceFormat.PAGE


def _by_suffix(name: str) -> SourceFormat:
    suffix = PurePosixPath(name).suffix.lower()
    return next((f for f, suffixes in SUFFIXES.items() if suffix in suffixes), SourceFormat.UNKNOWN)


def _is_picture_without_mark(data: bytes) -> bool:
    is_bitmap = data.startswith(b"BM") and b"\0" in data[:64]
    return is_bitmap or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _zipped(data: bytes, by_suffix: SourceFormat) -> SourceFormat:
    if archive.is_crowded(data):
        return SourceFormat.ZIP
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if "mimetype" in names and package.getinfo("mimetype").file_size < _HEAD:
                kind = _OPEN_DOCUMENT.get(package.read("mimetype").strip())
                if kind is not None:
                    return kind
    except Exception:  # noqa: BLE001 (zipfile raises nearly anything on damage; its reader tells)
        return by_suffix if by_suffix is SourceFormat.DOCX else SourceFormat.ZIP
    if "[Content_Types].xml" in names:
        for folder, found in _PARTS:
            if any(name.startswith(folder) for name in names):
                return found
    return SourceFormat.FIXED if "OFD.xml" in names else SourceFormat.ZIP


def _compound(data: bytes, by_suffix: SourceFormat) -> SourceFormat:
    for stream, found in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return found
    return by_suffix if by_suffix is SourceFormat.OFFICE else SourceFormat.UNKNOWN


def _written(data: bytes, by_suffix: SourceFormat) -> SourceFormat:
    """Return the format of what has no mark of its own: pages, archived pages, mails, text."""
    if webpage.is_mhtml(data) and by_suffix is not SourceFormat.MAIL:
        return SourceFormat.PAGE
    if by_suffix is SourceFormat.MAIL and mail.is_mail(data):
        return SourceFormat.MAIL
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _WORD_XML.search(head):
        return SourceFormat.OFFICE
    preamble = _PREAMBLE.match(head)
    if preamble and _PAGE.match(head, preamble.end()):
        return SourceFormat.PAGE
    if by_suffix in {
        SourceFormat.PAGE,
        SourceFormat.TEXT,
        SourceFormat.MARKDOWN,
        SourceFormat.UNKNOWN,
    }:
        return by_suffix
    return SourceFormat.UNKNOWN if b"\0" in data else SourceFormat.TEXT
