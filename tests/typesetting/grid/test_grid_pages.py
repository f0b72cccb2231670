"""Where lines, headings and boxes stand, measured in the PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Get = Callable[..., Any]
PITCH = 20.0
NEAR = 0.05
TEXT = "<p>文文文</p>"
BAR = '<div style="background: black; height: {}pt"></div>'


def line_numbers(measured: Any, baseline: float, page: int = 0) -> list[float]:  # noqa: ANN401 - a PDF
    """Return in which line of the page each body line is; a whole number on the grid."""
    return [(place - baseline) / PITCH for place, _ in measured.lines(page)]


def is_whole(number: float) -> bool:
    return abs(number - round(number)) * PITCH < NEAR


@pytest.mark.parametrize(
    "between",
    [
        "<h1>题</h1>",
        "<h1>题题题题题题题题题题题题</h1>",
        "<h2 style='margin: 7pt 0 4pt'>题</h2>",
        "<header><p>引</p><h1>题</h1></header>",
        BAR.format(33.3),
        "<figure style='margin: 6pt 0'>" + BAR.format(41) + "</figure>",
        "<table style='font-size: 7pt; line-height: 9pt'><caption>表</caption><tr><td>甲</td></tr></table>",
        "<table><tr><td>甲</td></tr></table>",
        "<blockquote style='font-family: \"LXGW WenKai\"; margin: 3pt'><p>文</p></blockquote>",
        "<aside style='border: 1pt solid; padding: 3pt; margin: 5pt 0'><p>文</p></aside>",
        "<ul style='margin: 3pt'><li>文</li><li>文<ul><li>文</li></ul></li></ul>",
        "<p style='font-family: \"DejaVu Sans\"'>文w<b style='font-family: \"Noto Sans CJK SC\"'>文</b></p>",
        "<p>文<sup style='font-size: 60%; line-height: 1'>注</sup></p>",
        "<p>文<span style='display: inline-block; height: 31pt'>x</span></p>",
        "<p style='margin: 3pt 0'>文</p>",
        "<pre style='font-size: 8pt; line-height: 11pt'>a\nb\nc</pre>",
        "<hr/>",
        "<div style='display: flex'><p>甲</p></div>",
        "<div style='columns: 2; margin: 2pt'>甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲</div>",
        "<div></div>",
        "<p style='font-size: 13pt'>大文</p>",
    ],
)
def test_body_lines_stay_on_the_grid_whatever_stands_between(
    pages: Get, baseline: float, between: str
) -> None:
    measured = pages(f"<section><div>{TEXT}{between}</div>{TEXT}{between}{TEXT}</section>")
    lines = {
        number
        for page in range(len(measured.pages))
        for (_, text), number in zip(
            measured.lines(page), line_numbers(measured, baseline, page), strict=True
        )
        if "文" in text
    }
    assert len(lines) >= 3
    assert all(map(is_whole, lines)), sorted(lines)


_ODD = st.floats(1, 55).map(lambda number: round(number, 2))
_LEAF = st.one_of(
    st.integers(1, 60).map(lambda n: f"<p>{'文' * n}</p>"),
    _ODD.map(BAR.format),
    _ODD.map(lambda n: f"<p style='margin: {n}pt 0'>文文</p>"),
    _ODD.map(lambda n: f"<h1 style='line-height: {n + 16}pt'>题</h1>"),
    _ODD.map(lambda n: f"<h2 style='margin-top: {n}pt'>题</h2>"),
    _ODD.map(
        lambda n: f"<table><tr><td style='padding: {n}pt; font-size: 6pt'>表</td></tr></table>"
    ),
    st.sampled_from(["DejaVu Sans", "LXGW WenKai", "Noto Sans CJK SC"]).map(
        lambda face: f"<p>文<span style='font-family: \"{face}\"'>文wy</span>文</p>"
    ),
)


def _wrapped(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(blocks, min_size=1, max_size=3).map("".join)
    return st.tuples(inside, _ODD, st.booleans()).map(
        lambda made: (
            f"<div style='margin: {made[1]}pt 4pt; "
            f"{'border: 1pt solid; padding: 3pt' if made[2] else ''}'>{made[0]}</div>"
        )
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.recursive(_LEAF, _wrapped, max_leaves=4), min_size=1, max_size=8))
def test_any_sequence_of_blocks_leaves_the_lines_on_the_grid(
    pages: Get, baseline: float, blocks: list[str]
) -> None:
    measured = pages("".join(f"{block}{TEXT}" for block in blocks))
    seen = 0
    for page in range(len(measured.pages)):
        texts = [text for _, text in measured.lines(page)]
        for text, number in zip(texts, line_numbers(measured, baseline, page), strict=True):
            if "文" in text:
                seen += text.count("文")
                assert is_whole(number)
    assert seen >= 3 * len(blocks)


def test_facing_pages_align_line_for_line(pages: Get) -> None:
    measured = pages("<h1>题</h1><p>" + "文" * 300 + "</p>")
    first, second = ([place for place, _ in measured.lines(page)] for page in (0, 1))
    assert len(second) == 10
    assert set(first) < set(second)


@pytest.mark.parametrize(("content", "expected"), [("", [0, 2, 3]), ("x", [0, 1, 3])])
def test_a_line_with_something_tall_in_it_takes_whole_lines(
    pages: Get, baseline: float, content: str, expected: list[int]
) -> None:
    # Without text of its own it stands on the baseline; with text it hangs from its first line.
    tall = f"<span style='display: inline-block; height: 31pt'>{content}</span>"
    measured = pages(f"{TEXT}<p>文{tall}</p>{TEXT}")
    assert line_numbers(measured, baseline) == pytest.approx(expected)


def test_what_hardly_stands_out_of_its_line_takes_no_more_lines(
    pages: Get, baseline: float
) -> None:
    face = "<span style='font: 10pt/20pt \"DejaVu Sans\"'>wy</span>"
    measured = pages(f"{TEXT}<p>文{face}</p>{TEXT}")
    assert line_numbers(measured, baseline) == pytest.approx([0, 1, 2])


def test_a_figure_stands_in_the_middle_of_its_lines(pages: Get) -> None:
    measured = pages(TEXT + BAR.format(50) + TEXT)
    (bar,) = measured.rects()
    assert bar == pytest.approx((25, 75), abs=0.01)
    assert measured.lines()[1][0] - measured.lines()[0][0] == pytest.approx(4 * PITCH)


def test_a_heading_has_twice_as_much_of_the_space_before_it_as_after(pages: Get) -> None:
    heading = "<h1 style='background: black; line-height: 28pt; margin: 0'>题</h1>"
    (bar,) = pages(TEXT + heading + TEXT).rects()
    assert bar == pytest.approx((28, 56), abs=0.01)


def test_a_head_of_several_lines_is_one_piece(pages: Get, baseline: float) -> None:
    head = f"<header>{BAR.format(13)}<div><p>文</p></div></header>"
    measured = pages(TEXT + head + TEXT)
    first, inside, after = line_numbers(measured, baseline)
    # 33 points in two lines: seven more, of which two in three go before the head.
    assert (inside - first) * PITCH == pytest.approx(20 + 7 * 2 / 3 + 13, abs=0.01)
    assert after - first == pytest.approx(3)


def test_a_line_in_another_size_stands_in_the_middle_of_its_own(pages: Get) -> None:
    css = "h2 { font-size: 15pt; line-height: 20pt; background: silver }"
    (measured, plain) = pages(f"{TEXT}<h2>题</h2>", css), pages("<h2>题</h2>", css)
    (on_grid, by_itself) = (
        [char["matrix"][5] for char in chars if char["text"] == "题"]
        for got in (measured, plain)
        for _, chars, _ in got.pages
    )
    assert by_itself[0] - on_grid[0] == pytest.approx(PITCH)
    normal = pages("<h2 style='display: flow-root'>题</h2>", css)
    assert normal.pages[0][1][0]["matrix"][5] == pytest.approx(by_itself[0])


def test_a_line_hardly_below_the_grid_goes_up(pages: Get, baseline: float) -> None:
    measured = pages(TEXT + BAR.format(20.5) + TEXT)
    assert line_numbers(measured, baseline) == pytest.approx([0, 2])


def test_neighbours_share_the_space_of_their_lines_together(pages: Get) -> None:
    measured = pages(TEXT + BAR.format(26) + BAR.format(26) + TEXT)
    assert measured.rects() == [
        pytest.approx((22, 48), abs=0.01),
        pytest.approx((52, 78), abs=0.01),
    ]


def test_the_first_thing_on_a_page_stands_at_its_top(pages: Get) -> None:
    measured = pages(BAR.format(33) + TEXT)
    assert measured.rects() == [pytest.approx((0, 33), abs=0.01)]
    assert measured.lines()[0][0] > 2 * PITCH


def test_the_frame_of_a_box_keeps_to_its_text(pages: Get, baseline: float) -> None:
    style = "background: silver; padding: 3pt 0; margin: 1pt 0"
    box = f"<aside style='{style}'>{TEXT}{BAR.format(10)}{TEXT}</aside>"
    measured = pages(TEXT + box + TEXT)
    assert line_numbers(measured, baseline) == pytest.approx([0, 2, 4, 6])
    frame, bar = sorted(measured.rects())
    assert frame == pytest.approx((40 - 3, 100 + 3), abs=0.01)
    assert bar == pytest.approx((65, 75), abs=0.01)


def test_the_frame_of_a_box_keeps_to_its_text_at_the_top_of_a_page(pages: Get) -> None:
    measured = pages(f"<aside style='background: silver; padding: 3pt 0'>{TEXT}</aside>")
    assert measured.rects() == [pytest.approx((17, 43), abs=0.01)]


def test_a_box_that_ends_with_a_figure_holds_its_share_of_the_space(pages: Get) -> None:
    box = f"<aside style='background: silver; padding: 2pt 0'>{TEXT}{BAR.format(12)}</aside>"
    frame, bar = sorted(pages(TEXT + box + TEXT).rects())
    # 20 lines' worth less 12 for the bar and 2 of padding: three parts of 2 points each.
    assert bar == pytest.approx((62, 74), abs=0.01)
    assert frame == pytest.approx((38, 78), abs=0.01)


@pytest.mark.parametrize("item", ["文", "<p>文</p>", "<p style='margin: 4pt 0'>文</p>"])
def test_a_list_mark_stands_on_the_line_that_it_marks(
    pages: Get, baseline: float, item: str
) -> None:
    css = 'ol { padding-left: 20pt; font-family: "LXGW WenKai" }'
    measured = pages(BAR.format(33) + f"<ol><li>{item}</li></ol>", css)
    ((place, text),) = measured.lines()
    assert sorted(text.replace(" ", "")) == sorted("1.文")
    assert is_whole((place - baseline) / PITCH)


@pytest.mark.parametrize(
    "css",
    [
        "html { line-height: normal }",
        "section { display: flow-root }",
        "section { height: 90pt }",
        "section { overflow: hidden }",
        "section { columns: 1 }",
        "section { float: left }",
        "section { position: absolute; top: 0 }",
    ],
)
def test_what_stands_apart_is_left_as_it_is(pages: Get, css: str) -> None:
    inside = f"<section>{TEXT}{BAR.format(33)}{TEXT}</section>"
    (one, two) = (place for place, _ in pages(inside, css).lines())
    pitch = PITCH if "normal" not in css else two - one - 33
    assert two - one == pytest.approx(33 + pitch, abs=0.01)


def test_lines_of_tables_and_notes_keep_their_own_distances(pages: Get) -> None:
    note = "<span style='float: footnote; font-size: 10pt; line-height: 13pt'>注注注注注注注注注注注注注注注注注注注注</span>"
    measured = pages(f"<p>字{note}</p>")
    places = [place for place, text in measured.lines() if "注" in text]
    assert places[1] - places[0] == pytest.approx(13)


def test_the_bottom_of_a_page_takes_as_many_lines_as_it_has(pages: Get) -> None:
    measured = pages(TEXT * 25)
    assert [len(measured.lines(page)) for page in range(3)] == [10, 10, 5]


def test_a_table_broken_between_pages_goes_on_at_the_top(pages: Get, baseline: float) -> None:
    rows = "<tr><td style='font-size: 6pt; padding: 4pt'>表</td></tr>" * 20
    measured = pages(f"{TEXT}<table>{rows}</table>{TEXT}")
    assert line_numbers(measured, baseline, 0) == pytest.approx([0])
    assert all(map(is_whole, line_numbers(measured, baseline, len(measured.pages) - 1)))


@pytest.mark.parametrize("decoration", ["slice", "clone"])
def test_a_bordered_text_broken_between_pages_is_on_the_grid_on_both(
    pages: Get, baseline: float, decoration: str
) -> None:
    style = f"border: 1pt solid; padding: 7pt 0; box-decoration-break: {decoration}"
    measured = pages(f"{TEXT}<p style='{style}'>{'文' * 300}</p>{TEXT}")
    numbers = [line_numbers(measured, baseline, page) for page in range(len(measured.pages))]
    assert len(numbers) > 1
    assert all(is_whole(number) for page in numbers for number in page), numbers
    assert numbers[1][0] == pytest.approx({"slice": 0, "clone": 1}[decoration])
