"""What hangs on the unit before it becomes one unit with it; the others stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting.incremental import composed
from jianbao.typesetting.incremental.model import Unit, UnitOrder
from jianbao.typesetting.incremental.runs import BlockRun, joined
from jianbao.typesetting.job import Job, JobStyle

CSS = """
@page { size: 60mm 80mm; margin: 10mm; @bottom-center { content: counter(page) } }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1 }
section { break-before: page }
.note { float: footnote }
.note::footnote-call, .note::footnote-marker { content: "注" }
"""
TEXT = "各学校要落实责任，把工作抓细抓实，确保校园安全稳定。"


def book(*insides: str, css: str = "") -> Job:
    sections = "".join(
        f'<section id="s{number}"><h1>第{number}篇</h1>{inside}</section>'
        for number, inside in enumerate(insides)
    )
    html = f'<html lang="zh"><head><title>书</title></head><body>{sections}</body></html>'
    return Job(html=html, styles=(JobStyle(file="book.css", css=CSS + css),))


def note(times: int) -> str:
    return f'<p>{TEXT}<span class="note">{TEXT * times}</span></p>'


SHORT = f"<p>{TEXT}</p>"
NOTES = f"<p>{TEXT * 3}</p>{note(3)}{note(3)}"
BOOKS = {
    "a note that runs on": (
        book(SHORT, NOTES, SHORT, SHORT),
        [1, 2, 1],
    ),
    "a note that runs on from unit to unit": (
        book(SHORT, NOTES, NOTES, SHORT, SHORT),
        [1, 3, 1],
    ),
    "a break that is none": (
        book(
            SHORT,
            SHORT * 3,
            SHORT,
            css="section { break-before: auto } h1 { break-before: page }"
            "p:nth-child(2):last-child { break-after: page }"
            "section:nth-child(3) h1 { break-before: auto }",
        ),
        [1, 2],
    ),
    "a quotation that goes on": (
        book(
            "<p><q>甲</q></p>",
            '<p><q class="open">乙</q></p>',
            '<p><q class="close">丙</q></p>',
            SHORT,
            css="q { quotes: '“' '”' } .open::after, .close::before { content: '' }",
        ),
        [1, 2, 1],
    ),
}


@pytest.mark.parametrize("case", BOOKS)
def test_units_that_hang_on_each_other_become_one_and_the_others_stay(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, sizes = BOOKS[case]
    tried: list[list[BlockRun]] = []

    def noted(
        runs: list[BlockRun], orders: Sequence[UnitOrder], units: Sequence[Unit]
    ) -> list[BlockRun]:
        tried.append(joined(runs, orders, units))
        return tried[-1]

    monkeypatch.setattr(composed, "joined", noted)
    assert_alike(made)
    assert [run.end - run.start for run in tried[-1]] == sizes
