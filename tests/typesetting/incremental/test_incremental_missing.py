"""Characters that no face has: shown as the whole book shows them, and found again by their text."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.incremental import composed
from jianbao.typesetting.job import Job, Style

CSS = """
@page {
  size: 60mm 80mm; margin: 10mm;
  @top-center { content: string(title) }
  @bottom-center { content: counter(page) }
}
html { font: 9pt/13pt "DejaVu Sans", "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1; string-set: title content() }
section { break-before: page }
"""
ONE, TWO, THREE = "\U000f0001", "\U000f0002", "\U000f0003"
"""Private use."""


def book(*texts: str, css: str = "") -> Job:
    sections = "".join(
        f'<section data-title="{text}"><h1>{text}</h1><p>各学校{text}</p></section>'
        for text in texts
    )
    html = f'<html lang="zh"><head><title>书</title></head><body>{sections}</body></html>'
    return Job(html=html, styles=(Style(file="book.css", css=CSS + css),))


MARGINS = "section { string-set: title attr(data-title) } section * { display: none }"
CJK = 'html { font-family: "Noto Serif CJK SC" }'
BOOKS = {
    "one, here and there": book("甲", f"王{ONE}", f"{ONE}", "乙"),
    "others in other units": book("甲", f"王{ONE}", f"李{TWO}", f"{TWO}{THREE}", f"{THREE}{ONE}"),
    "a face that is full": book("甲", f"王{ONE}", f"李{ONE}", css=CJK),
    "in the margins alone": book("甲", f"王{ONE}", f"{TWO}", css=MARGINS),
}


@pytest.mark.parametrize("case", BOOKS)
def test_missing_glyphs_are_those_of_the_whole_book(case: str) -> None:
    assert_alike(BOOKS[case])


def test_the_text_of_a_missing_glyph_can_be_found() -> None:
    made = composed.compose(BOOKS["others in other units"]).value
    assert made
    with pdfium.PdfDocument(made.pdf) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [TWO in text for text in texts] == [False, False, True, True, False]
