"""What the bytes of a file called .docx truly are."""

from __future__ import annotations

import re

from jianbao.diagnostics import Text
from jianbao.intake.docx import faults

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_97 = Text(
    "旧格式的 Word 或 WPS 文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)"
)
_OTHER_OLE = {
    "Workbook": Text("Excel 表格（.xls）", "an Excel workbook (.xls)"),
    "PowerPoint Document": Text("演示文稿（.ppt）", "a presentation (.ppt)"),
}
_SIGNATURES = {
    b"{\\rtf": Text("RTF 文档（.rtf）", "an RTF document (.rtf)"),
    b"%PDF": Text("PDF 文件", "a PDF"),
    b"Rar!": Text("RAR 压缩包", "a RAR archive"),
    b"7z\xbc\xaf": Text("7z 压缩包", "a 7z archive"),
    b"\x89PNG": Text("图片（PNG）", "a picture (PNG)"),
    b"\xff\xd8\xff": Text("图片（JPEG）", "a picture (JPEG)"),
    b"GIF8": Text("图片（GIF）", "a picture (GIF)"),
    b"MIME-Version": Text("单个文件网页（.mht）", "a web page in one file (.mht)"),
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_WORD_XML = re.compile(rb"<(?:w:wordDocument|pkg:package)\b")
_ENTRIES = {
    "xl/workbook.xml": Text("Excel 表格（.xlsx）", "an Excel workbook (.xlsx)"),
    "ppt/presentation.xml": Text("演示文稿（.pptx）", "a presentation (.pptx)"),
    "content.xml": Text("OpenDocument 文档（.odt）", "an OpenDocument file (.odt)"),
    "META-INF/container.xml": Text("电子书（.epub）", "an EPUB"),
}
_ZIP = Text("普通的 zip 压缩包", "an ordinary zip archive")


def check(data: bytes, source: str) -> None:
    """Raise `BookError` where ``data`` is not a zip archive, saying what it is instead."""
    if source.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise faults.lock_file(source)
    if not data:
        raise faults.empty(source)
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        if _stream("EncryptedPackage") in data:
            raise faults.encrypted(source)
        found = (text for name, text in _OTHER_OLE.items() if _stream(name) in data)
        raise faults.mislabelled(source, next(found, _WORD_97))
    truth = _by_signature(data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")) or _by_text(data[:_HEAD])
    if truth:
        raise faults.mislabelled(source, truth)
    raise faults.broken(source, Text("认不出是什么文件", "its kind is unknown"))


def archive(names: set[str]) -> Text:
    """Return what a zip archive with the entries ``names``, but without a Word document, is."""
    return next((text for name, text in _ENTRIES.items() if name in names), _ZIP)


def _stream(name: str) -> bytes:
    """Return the name of a stream as the directory of an OLE container holds it, [MS-CFB] 2.6."""
    return name.encode("utf-16-le") + b"\0\0"


def _by_signature(head: bytes) -> Text | None:
    for signature, text in _SIGNATURES.items():
        if head.startswith(signature):
            return text
    if _WORD_XML.search(head):
        return Text("Word 的 XML 文档（.xml）", "a Word XML document (.xml)")
    if _HTML.search(head):
        return Text("网页（.html）", "a web page (.html)")
    return None


def _by_text(head: bytes) -> Text | None:
    """Return that it is plain text where every byte may belong to some; the end may be cut."""
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "gb18030")
    for encoding in encodings:
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return Text("纯文本（.txt）", "plain text (.txt)")
    return None
