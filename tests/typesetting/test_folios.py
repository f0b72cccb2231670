"""Where pages begin, read off the layout: named by block and characters, with the folio."""

from __future__ import annotations

from itertools import pairwise

import pytest
import weasyprint

from jianbao.typesetting.engine import Job, JobStyle, typeset

CSS = """
@page { size: 100pt 60pt; margin: 10pt 10pt 20pt; @bottom-center { content: "— " counter(page) " —"; font-size: 6pt } }
@page bare { @bottom-center { content: none } }
@page roman { @bottom-center { content: counter(page, lower-roman) } }
@page :blank { @bottom-center { content: none } }
body { margin: 0; font: 10pt/10pt "Noto Serif CJK SC" }
p, table { margin: 0 }
table { border-collapse: collapse }
td, th { padding: 0; border: 0 }
thead { display: table-header-group }
@page :nth(1 of roman) { counter-reset: page 1 }
@page :nth(1 of text) { counter-reset: page 1 }
.bare { page: bare }
.roman { page: roman; break-before: page }
.text { page: text; break-before: page }
.next { break-before: page }
.right { break-before: right }
.note { float: footnote }
p.marked::before { content: "前" }
.hidden { visibility: hidden }
"""


def starts(body: str, *said: str) -> list[tuple[str, str, int]]:
    html = f'<html lang="zh-Hans"><body>{body}</body></html>'
    result = typeset(Job(html=html, styles=(JobStyle(file="print.css", css=CSS),)))
    assert result.value is not None
    assert tuple(item.code for item in result.diagnostics) == said
    return [(start.folio, start.key, start.offset) for start in result.value.starts]


def test_a_page_that_begins_inside_a_paragraph_is_told_by_its_characters() -> None:
    # Eight characters in a line, three lines on a page.
    assert starts(f'<p data-block="a">{"文" * 60}</p>', "L022") == [
        ("1", "a", 0),
        ("2", "a", 24),
        ("3", "a", 48),
    ]


def test_white_space_and_what_css_adds_do_not_count() -> None:
    body = f'<p class="marked" data-block="a">{"文" * 20}<b>{"文" * 20}</b> \n </p>'
    (_, second) = starts(body)
    assert second == ("2", "a", 23)


def test_elements_within_a_paragraph_count_as_its_text() -> None:
    body = f'<p data-block="a"><b>{"文" * 10}</b>{"文" * 20}<i>{"文" * 10}</i></p>'
    assert starts(body, "L022")[1] == ("2", "a", 24)


def test_notes_and_their_marks_do_not_count() -> None:
    body = (
        f'<p data-block="a" id="n">文<span class="note footnote">注</span>{"文" * 50}'
        '<a class="noteref" href="#n">1</a>文</p>'
    )
    found = starts(body, *["L020"] * 5, "L022")  # the note takes half of these small pages
    assert {key for _, key, _ in found} == {"a"}
    offsets = [offset for *_, offset in found]
    assert all((after - before) % 8 == 0 for before, after in pairwise(offsets[1:]))
    assert 52 - 24 <= offsets[-1] < 52


def test_a_picture_counts_as_one_character() -> None:
    picture = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='10' height='25'/%3E"
    )
    body = (
        f'<p data-block="a">{"文" * 24}</p><p data-block="b"><img src="{picture}" alt="图"/>文</p>'
    )
    assert starts(body, "L022")[1] == ("2", "b", 0)
    body = f'<p data-block="b"><img src="{picture}" alt="图"/>{"文" * 30}</p>'
    assert starts(body, "L022")[1][2] > 8


def test_the_repeated_head_of_a_table_is_no_beginning() -> None:
    rows = "".join(f'<tr><td data-block="r{number}">格</td></tr>' for number in range(5))
    body = f'<table><thead><tr><th data-block="h">头</th></tr></thead><tbody>{rows}</tbody></table>'
    assert starts(body) == [("1", "h", 0), ("2", "r2", 0), ("3", "r4", 0)]


def test_what_cannot_be_seen_is_no_beginning() -> None:
    body = '<p class="hidden" data-block="a">看不见</p><p data-block="b">文</p>'
    assert starts(body) == [("1", "b", 0)]


def test_a_blank_page_is_left_out_and_counted() -> None:
    body = '<p data-block="a">文</p><p class="right" data-block="b">文</p>'
    assert starts(body) == [("1", "a", 0), ("3", "b", 0)]


def test_a_page_without_a_printed_number_goes_by_its_place() -> None:
    body = '<p class="bare" data-block="a">文</p><p class="next" data-block="b">文</p>'
    assert starts(body) == [("1", "a", 0), ("2", "b", 0)]


def test_roman_numbers_are_kept_and_a_number_taken_is_given_once() -> None:
    body = (
        '<p class="bare" data-block="cover">书名</p>'
        '<p class="roman" data-block="a">目录</p><p class="text" data-block="b">文</p>'
    )
    assert starts(body) == [("i", "a", 0), ("1", "b", 0)]


def test_hyphens_that_the_layout_adds_do_not_shift_the_count() -> None:
    word = "incomprehensibilities "
    body = f'<p lang="en" style="hyphens: auto" data-block="a">{word * 6}</p>'
    solid = (word * 6).replace(" ", "")
    for _, key, offset in starts(body)[1:]:
        assert key == "a"
        assert 0 < offset < len(solid)
    last = starts(body)[-1]
    assert last[2] < len(solid)


def test_an_unknown_engine_tells_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    html = '<html><body><p data-block="a">文</p></body></html>'
    result = typeset(Job(html=html, styles=(JobStyle(file="print.css", css=CSS),)))
    assert result.value is not None
    assert result.value.starts == ()
    assert "L007" in [item.code for item in result.diagnostics]
