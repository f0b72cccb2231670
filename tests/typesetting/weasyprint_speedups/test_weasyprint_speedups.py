"""Whatever is worked out once gives the file that working it out again and again would give."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
import weasyprint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.typesetting.incremental.test_incremental_alike import job_of, printed
from weasyprint.css import ComputedStyle
from weasyprint.layout import preferred
from weasyprint.pdf import fonts, stream

from jianbao.diagnostics import Result
from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed, margins, press
from jianbao.typesetting.job import Job, JobStyle, Typeset
from jianbao.typesetting.weasyprint_speedups import sped_up

ROOT = Path(__file__).parents[3]
BOOKS = (
    *("book/book.yaml", "book/handbook.yaml", "book/meeting.yaml"),
    *(f"tests/books/{name}/book.yaml" for name in ("gongwen", "meeting", "pocket", "reader")),
)


def lavish(job: Job) -> Result[Typeset]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "sped_up", nullcontext)
        return engine.typeset(job)


def small(body: str, css: str) -> Job:
    page = "@page { size: 70mm 60mm; margin: 6mm } body { font-family: 'Noto Serif CJK SC' }"
    html = f'<html lang="zh-Hans"><head/><body>{body}</body></html>'
    return Job(html=html, styles=(JobStyle(file="book.css", css=page + css),))


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_comes_out_the_same_to_the_last_byte(book: str) -> None:
    job = job_of(printed(ROOT / book))
    assert engine.typeset(job) == lavish(job)


def test_a_book_in_parts_comes_out_the_same_to_the_last_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = job_of(printed(ROOT / "tests/books/reader/book.yaml"))
    fast = composed.compose(job)
    for module in (press, margins):
        monkeypatch.setattr(module, "sped_up", nullcontext)
    assert fast == composed.compose(job)


TEXTS = st.sampled_from(
    (
        "落实责任", "2024年3月5日", "“引号”在先", "soft\u00adhyphen", "各校\u00ad各班", "（一）校",
        "hyphenation everywhere", "甲 乙 丙", "Tab\there", "一\u200b二", "か\u3099な", "𠮷野家",
    )
)  # fmt: skip
TAGS = st.sampled_from(("p", "span", "b", "div", "li", "section"))
RULES = st.sampled_from(
    (
        "width: 60%", "width: calc(20mm + 10%)", "max-width: 30mm", "inline-size: 25mm",
        "margin-inline: 2mm 4mm", "padding: 1em 5%", "border: 1pt solid; box-sizing: border-box",
        "border-block-start: 2px dashed", "float: left; width: 12mm", "float: right",
        "position: relative; left: 3mm", "position: absolute; top: 0", "text-indent: calc(1em + 2%)",
        "letter-spacing: 2pt", "word-spacing: 3pt", "direction: rtl", "font-size: 0.7em",
        "font-feature-settings: 'palt'", "font-variant-ligatures: none", "line-height: normal",
        "text-decoration: underline overline", "white-space: pre-wrap; tab-size: 3", "hyphens: auto",
        "white-space: nowrap", "overflow-wrap: anywhere", "word-break: break-all", "display: table",
        "display: flex", "display: inline-block", "display: table-cell", "columns: 2", "color: red",
        "background: silver; border-radius: 2mm", "opacity: 0.5", "margin: inherit", "all: initial",
        "border-collapse: collapse; border: 1px solid", "overflow: hidden", "page: other",
        "break-before: page", "transform: rotate(5deg)", "outline: 1px solid", "visibility: hidden",
    )
)  # fmt: skip
SELECTORS = st.sampled_from(
    (
        "p", "span", "div", "li", "section > *", "td", "th", "table", "p::first-line",
        "p::first-letter", "div::before { content: '前' } div::before", "li::marker", "body",
    )
)  # fmt: skip
TABLES = st.lists(TEXTS, min_size=1, max_size=4).map(
    lambda cells: f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells * 2)}</tr></table>"
)
BLOCKS = st.recursive(
    st.one_of(TEXTS, TABLES),
    lambda inner: st.tuples(TAGS, st.lists(inner, min_size=1, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)
SHEETS = st.lists(st.tuples(SELECTORS, RULES), min_size=1, max_size=8).map(
    lambda rules: " ".join(f"{selector} {{ {rule} }}" for selector, rule in rules)
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(BLOCKS, min_size=1, max_size=6), SHEETS)
def test_any_style_comes_out_the_same_to_the_last_byte(blocks: list[str], css: str) -> None:
    job = small("".join(blocks), css)
    assert engine.typeset(job) == lavish(job)


def test_letters_of_a_drawing_come_out_the_same() -> None:
    letters = '<text x="5" y="15" font-family="Noto Serif CJK SC">席位</text>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">{letters}</svg>'
    job = small("<p>图</p><img src='plan.svg'/>", "")
    job = Job(
        html=job.html,
        styles=job.styles,
        resources=(("plan.svg", "image/svg+xml", drawing.encode()),),
    )
    assert engine.typeset(job) == lavish(job)


def test_a_face_that_harfbuzz_cannot_cut_down_is_read_after_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    job = small("<p>plain</p>", "body { font-family: 'DejaVu Sans' }")
    assert engine.typeset(job) == lavish(job)


def replaced() -> list[object]:
    return [
        *(ComputedStyle.__missing__, preferred.split_first_line),
        *(stream.get_pango_font_key, stream.Font),
    ]


def test_the_layout_engine_is_as_it_was_afterwards() -> None:
    before = replaced()
    with sped_up():
        assert not set(before) & set(replaced())
    assert replaced() == before


def test_an_unknown_layout_engine_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    before = replaced()
    with sped_up():
        assert replaced() == before
