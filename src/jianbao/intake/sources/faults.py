"""What is said of a source that is refused, by its format."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.intake.sources import codes
from jianbao.intake.sources.formats import Format

_REFUSED = {
    Format.PACKED: codes.ARCHIVE,
    Format.FIXED: codes.FIXED_LAYOUT,
    Format.SHEET: codes.SHEET,
    Format.SLIDES: codes.SLIDES,
    Format.EMPTY: codes.EMPTY,
    Format.UNKNOWN: codes.UNKNOWN_FORMAT,
}
_NAMES = {
    Format.DOCX: Text("Word 的 docx", "a .docx of Word"),
    Format.OFFICE: Text("旧版 Word 或 WPS 文件", "a file of an older Word or of WPS"),
    Format.PAGE: Text("网页", "a web page"),
    Format.MARKDOWN: Text("文本", "text"),
    Format.TEXT: Text("文本", "text"),
    Format.ZIP: Text("zip 压缩包", "a zip archive"),
}
_CONTRIBUTIONS = frozenset({Format.PACKED, Format.EMPTY})
"""What would have been a contribution, and so is an error even among others."""


def refusal(found: Format, place: str, *, alone: bool) -> Diagnostic | None:
    """Return why a file of this format is not read; None where it is.

    A file that the user named alone was meant; in a folder there may be others beside the articles.
    """
    if found not in _REFUSED:
        return None
    severity = Severity.ERROR if alone or found in _CONTRIBUTIONS else Severity.WARNING
    return _REFUSED[found].at(Span(file=place), severity=severity)


def mislabelled(found: Format, place: str) -> Diagnostic:
    """Return the notice that the suffix is wrong."""
    return codes.MISLABELLED.at(Span(file=place), name=_NAMES[found])
