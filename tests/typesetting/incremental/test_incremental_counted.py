"""Counters that begin and end within a unit: figures, steps, notes of an article."""

from __future__ import annotations

import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 10mm }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1, ol { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1 }
section { break-before: page }
"""
TEXT = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定。"
INSIDE = (
    f'<p>{TEXT * 3}</p><p class="figure">图</p><p>{TEXT}<span class="note">{TEXT}</span></p>'
    '<p class="figure">图</p><ol><li>一<ol><li>二</li><li>三</li></ol></li><li>四</li></ol>'
)
BODY = f"<section><h1>篇</h1><div>{INSIDE}</div></section>" * 4
CASES = {
    "begun by a block of the body": (
        "section { counter-reset: figure }"
        ".figure { counter-increment: figure } .figure::before { content: '图' counter(figure) }"
    ),
    "begun deeper": (
        "div { counter-reset: figure }"
        ".figure { counter-increment: figure } .figure::before { content: '图' counter(figure) }"
    ),
    "within each other": (
        "ol { counter-reset: step; list-style: none } li { counter-increment: step }"
        "li::before { content: counters(step, '.') ' ' }"
    ),
    "of list items": "li { list-style: none } li::before { content: '（' counter(list-item) '）' }",
    "of notes": "section { counter-reset: footnote } .note { float: footnote }",
}


@pytest.mark.parametrize("case", CASES)
def test_counters_of_an_article_are_those_of_the_whole_book(case: str) -> None:
    html = f'<html lang="zh"><head><title>书</title></head><body>{BODY}</body></html>'
    assert_alike(Job(html=html, styles=(Style(file="book.css", css=CSS + CASES[case]),)))
