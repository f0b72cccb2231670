"""The number of pages of the book, printed in its text."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.incremental import composed
from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 10mm; @bottom-center { content: counter(page) "/" counter(pages) } }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
section { break-before: page }
.total::after { content: "全书共" counter(pages) "页，此为第" counter(page) "页" }
.only::after { content: "共" counter(pages) "页" }
.seen::after { content: "见第" target-counter(attr(href), page) "页" }
"""
TEXT = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定。" * 9


def book(*insides: str, css: str = "") -> Job:
    sections = "".join(f"<section>{inside}</section>" for inside in insides)
    html = f'<html lang="zh"><head><title>书</title></head><body>{sections}</body></html>'
    return Job(html=html, styles=(Style(file="book.css", css=CSS + css),))


TOTAL = '<p class="total"/>'
LONG = f"<p>{TEXT}</p>"
BOOKS = {
    "at the beginning": book(TOTAL, LONG, LONG),
    "at the end, alone": book(LONG, LONG, '<p class="only"/>'),
    "on several pages": book(LONG, TOTAL + LONG + TOTAL, LONG),
    "beside references": book(
        LONG, f'{TOTAL}<p><a class="seen" href="#z">情况</a></p>', f'{LONG}<p id="z">{TOTAL}</p>'
    ),
    "with a blank page": book(LONG, TOTAL, css="section { break-before: recto }"),
    "where its length makes a page": book(
        LONG, TOTAL * 13, *[LONG] * 2, css=".total::after { letter-spacing: 5mm }"
    ),
}


@pytest.mark.parametrize("case", BOOKS)
def test_the_total_is_that_of_the_whole_book(case: str) -> None:
    assert_alike(BOOKS[case])


def test_the_total_that_is_printed_is_the_number_of_pages() -> None:
    made = composed.compose(BOOKS["at the beginning"]).value
    assert made
    with pdfium.PdfDocument(made.pdf) as pdf:
        assert f"全书共{len(pdf)}页" in pdf[0].get_textpage().get_text_bounded()
