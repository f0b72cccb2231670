"""Blocks that stand in the same place on all pages: a stamp, a line across."""

from __future__ import annotations

import pytest
from tests.typesetting.incremental.alike import seen
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting import engine
from jianbao.typesetting.incremental.composed import compose
from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 12mm 8mm 12mm 14mm; @bottom-center { content: counter(page) } }
@page :left { margin: 12mm 14mm 12mm 8mm }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1 }
section { break-before: page }
.stamp { position: fixed; top: -8mm; right: 2mm; width: 16mm; color: red; font-size: 7pt }
"""
TEXT = "<p>各学校要落实责任，把工作抓细抓实，确保校园安全稳定。</p>"
STAMP = '<div class="stamp">内部资料注意保存</div>'


def job(css: str = "", body: str = STAMP) -> Job:
    sections = (f"<section><h1>{name}</h1>{TEXT * times}</section>" for name, times in ARTICLES)
    html = f'<html lang="zh"><head><title>书</title></head><body>{body}{"".join(sections)}</body></html>'
    return Job(html=html, styles=(Style(file="book.css", css=CSS + css),))


ARTICLES = (("甲", 9), ("乙", 1), ("丙", 12), ("丁", 2))
JOBS = {
    "above the text": job(),
    "two": job(".low { top: auto; bottom: 0 }", STAMP + STAMP.replace("stamp", "stamp low")),
    "behind the text": job(".stamp { z-index: -1; background: silver }"),
    "with blank pages": job("section { break-before: recto }"),
    "beside references": job("h1::after { content: counter(page) '/' counter(pages) }"),
    "among siblings that are counted": job("section:nth-child(3) { color: red }"),
    "over other positioned boxes": job(
        "h1 { position: relative; background: yellow } .stamp { top: 0; width: 30mm }"
    ),
}


@pytest.mark.parametrize("case", JOBS)
def test_fixed_blocks_stand_on_all_pages(case: str) -> None:
    assert_alike(JOBS[case])


def test_a_turned_transparent_stamp_is_on_all_pages() -> None:
    made = job(".stamp { transform: rotate(-30deg); opacity: 0.5; top: 20mm }")
    whole, parts = engine.typeset(made).value, compose(made).value
    assert whole
    assert parts
    assert seen(parts.pdf) == seen(whole.pdf)
