"""Where a change is, in words that an editor can follow."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.intake import report


@pytest.mark.parametrize(
    ("file", "zh", "en"),
    [
        ("来稿.txt", "第22行", "line 22"),
        ("来稿.md", "第22行", "line 22"),
        ("存页.html", "第22行", "line 22"),
        ("来稿.docx", "第22段", "paragraph 22"),
        ("三月.zip/来稿.DOCX", "第22段", "paragraph 22"),
        ("来稿.wps", "第22段", "paragraph 22"),
    ],
)
def test_a_text_has_lines_and_a_document_has_paragraphs(file: str, zh: str, en: str) -> None:
    place = report.place(Span(file=file, line=22))
    assert (place.zh, place.en) == (zh, en)
