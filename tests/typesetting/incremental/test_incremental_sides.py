"""A page that comes to stand on the other side of the leaf moves, with all that moves with it."""

from __future__ import annotations

import pytest
from tests.typesetting.incremental.alike import seen
from tests.typesetting.incremental.test_incremental_alike import assert_alike

from jianbao.typesetting import engine
from jianbao.typesetting.incremental.composed import compose
from jianbao.typesetting.incremental.model import Unit, UnitOrder
from jianbao.typesetting.incremental.press import UnitPress
from jianbao.typesetting.job import Job, JobStyle

CSS = """
@page { size: 60mm 80mm; margin: 10mm 8mm 10mm 14mm; @bottom-center { content: counter(page) } }
@page :left { margin: 10mm 14mm 10mm 8mm }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
h1 { font-size: 12pt; bookmark-level: 1 }
section { break-before: page }
.wide { background: red; margin: 0 -30mm }
"""
INSIDE = '<p class="wide">出血</p><p><a href="#s0">各学校</a></p>'
SECTIONS = "".join(
    f'<section id="s{number}"><h1>第{number}篇</h1>{INSIDE}</section>' for number in range(5)
)
PAGES = {
    "plain": "",
    "bled": "@page { bleed: 3mm }",
    "bled and marked": "@page { bleed: 3mm; marks: crop cross }",
    "tinted": "@page { background: ivory; bleed: 3mm }",
    "tinted where the text is": "body { background: ivory } @page { padding: 2mm }",
    "a transparent tint": "@page { background: rgb(0 0 255 / 0.1) }",
}
PICTURE = "linear-gradient(to right, ivory, silver)"
ORNATE = {
    "a picture on every page": f"@page {{ background: {PICTURE} }}",
    "a picture under the text": f"body {{ background: {PICTURE} }}",
    "a frame": "@page { border: 1px solid }",
    "another tint on the left": "@page :left { background: ivory }",
    "another bleed on the left": "@page { bleed: 3mm } @page :left { bleed-left: 0 }",
}


def laid_out(css: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Check the law; return how many units were laid out for it."""
    orders: list[UnitOrder] = []
    stock = UnitPress.lay_out

    def noted(press: UnitPress, order: UnitOrder) -> Unit:
        orders.append(order)
        return stock(press, order)

    monkeypatch.setattr(UnitPress, "lay_out", noted)
    html = f'<html lang="zh"><head><title>书</title></head><body>{SECTIONS}</body></html>'
    assert_alike(Job(html=html, styles=(JobStyle(file="book.css", css=CSS + css),)))
    return len(orders)


@pytest.mark.parametrize("case", PAGES)
def test_pages_are_laid_out_once_for_both_sides(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert laid_out(PAGES[case], monkeypatch) == SECTIONS.count("<section")


def test_a_transparent_group_that_moves_is_not_cut_off() -> None:
    html = f'<html lang="zh"><head><title>书</title></head><body>{SECTIONS}</body></html>'
    css = CSS + ".wide { opacity: 0.5 }"
    job = Job(html=html, styles=(JobStyle(file="book.css", css=css),))
    whole, parts = engine.typeset(job).value, compose(job).value
    assert whole
    assert parts
    assert seen(parts.pdf) == seen(whole.pdf)


@pytest.mark.parametrize("case", ORNATE)
def test_pages_that_are_not_alike_are_laid_out_for_their_side(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laid_out(ORNATE[case], monkeypatch) == SECTIONS.count("<section") + 2
