"""Lengths that hang on the first page of the book (vw, vh), in units that do not have that page."""

from __future__ import annotations

import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.job import Job, Style

CSS = """
@page {
  size: 60mm 80mm; margin: 10mm 8mm 10mm 14mm;
  @bottom-center { content: counter(page); width: 30vw; border-top: 1px solid }
  @top-center { content: "页眉"; font-size: 3vh }
}
@page :left { margin: 10mm 14mm 10mm 8mm }
@page :first { margin: 20mm; size: 80mm 100mm }
@page big { size: 120mm 100mm }
@page narrow { margin: 5mm 5vw }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
section { break-before: page }
.half { width: 50vw; margin-left: 10vw; border: 0.5pt solid }
.high { height: 30vh; padding: 1vmin 1vmax; background: silver }
.large { font-size: 3vw }
.sheet { width: 20pvw; height: 5pvh; background: red }
"""
INSIDE = (
    '<p class="half">各学校要落实责任</p><p class="high">高</p><p class="sheet"/>'
    '<p class="large">大</p>'
)
SECTIONS = f"<section>{INSIDE}</section>" * 3
BOOKS = {
    "one kind of page": (SECTIONS, "@page :first { margin: 10mm; size: 60mm 80mm }"),
    "a cover of its own size": (SECTIONS, ""),
    "a named first page": (
        f'<section class="big">{INSIDE}</section>{SECTIONS}',
        ".big { page: big }",
    ),
    "margins, too": (
        f'{SECTIONS}<section class="narrow">{INSIDE}</section>',
        ".narrow { page: narrow }",
    ),
    "a blank page": (SECTIONS, "section { break-before: recto } @page :blank { margin: 3vw }"),
    "in one article alone": (
        '<section>甲</section><section><p style="width: 40vw">乙</p></section>',
        "",
    ),
}


@pytest.mark.parametrize("case", BOOKS)
def test_lengths_are_measured_by_the_first_page_of_the_book(case: str) -> None:
    body, css = BOOKS[case]
    html = f'<html lang="zh"><head><title>书</title></head><body>{body}</body></html>'
    assert_alike(Job(html=html, styles=(Style(file="book.css", css=CSS + css),)))
