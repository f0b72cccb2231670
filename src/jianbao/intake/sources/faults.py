"""What is said of a source that is refused, by its format."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.intake.sources import codes
from jianbao.intake.sources.formats import SourceFormat

_REFUSED = {
    SourceFormat.PACKED: codes.ARCHIVE,
    SourceFormat.SHEET: codes.SHEET,
    SourceFormat.SLIDES: codes.SLIDES,
    SourceFormat.EMPTY: codes.EMPTY,
    SourceFormat.UNKNOWN: codes.UNKNOWN_FORMAT,
}
_NAMES = {
    SourceFormat.DOCX: Text("Word 的 docx", "a .docx of Word"),
    SourceFormat.OFFICE: Text("旧版 Word 或 WPS 文件", "a file of an older Word or of WPS"),
    SourceFormat.PAGE: Text("网页", "a web page"),
    SourceFormat.MARKDOWN: Text("文本", "text"),
    SourceFormat.TEXT: Text("文本", "text"),
    SourceFormat.FIXED: Text("PDF 或 OFD", "a PDF or OFD"),
    SourceFormat.MAIL: Text("邮件", "a mail"),
    SourceFormat.ZIP: Text("zip 压缩包", "a zip archive"),
}
_CONTRIBUTIONS = frozenset({SourceFormat.PACKED, SourceFormat.EMPTY})
"""What would have been a contribution, and so is an error even among others."""


def refusal(found: SourceFormat, place: str, *, alone: bool) -> Diagnostic | None:
    """Return why a file of this format is not read; None where it is.

    A file that the user named alone was meant; in a folder there may be others beside the articles.
    """
    if found not in _REFUSED:
        return None
    severity = Severity.ERROR if alone or found in _CONTRIBUTIONS else Severity.WARNING
    return _REFUSED[found].at(Span(file=place), severity=severity)


def mislabelled(found: SourceFormat, place: str) -> Diagnostic:
    """Return the notice that the suffix is wrong."""
    return codes.MISLABELLED.at(Span(file=place), name=_NAMES[found])
