"""胸卡, measured from the PDF."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdfplumber.pdf import PDF
from tests.products.stationery.conftest import Kind

from jianbao.book import Participant
from jianbao.diagnostics import Result, Span
from jianbao.edition import PrintEdition

MM = 72 / 25.4
WITHIN = 0.1
Print = Callable[..., PDF]
Compose = Callable[..., Result[PrintEdition]]
TWELVE = tuple(
    Participant(name=f"王{digit}明", span=Span(file="名单.csv", line=at))
    for at, digit in enumerate("一二三四五六七八九十百千", 2)
)


def test_ten_badges_of_90_by_54_mm_stand_on_a_sheet_between_marks_to_cut_along(
    print_one: Print,
) -> None:
    with print_one(Kind.BADGES, TWELVE) as pdf:
        assert len(pdf.pages) == 2
        page = pdf.pages[0]
        assert (page.width / MM, page.height / MM) == pytest.approx((210, 297), abs=WITHIN)
        marks = [
            tuple(line[side] / MM for side in ("x0", "top", "x1", "bottom")) for line in page.lines
        ]
    upright = sorted({round(x, 2) for x, _, x1, _ in marks if x == x1})
    level = sorted({round(y, 2) for _, y, _, bottom in marks if y == bottom})
    assert upright == pytest.approx([15, 105, 195], abs=WITHIN)
    assert level == pytest.approx([13.5, 67.5, 121.5, 175.5, 229.5, 283.5], abs=WITHIN)
    for x0, top, x1, bottom in marks:
        outside = x1 < 15 or x0 > 195 or bottom < 13.5 or top > 283.5
        assert outside, "no mark is left on a badge"


def test_names_stand_in_the_middle_of_their_badges_row_by_row(print_one: Print) -> None:
    with print_one(Kind.BADGES, TWELVE) as pdf:
        found = [
            [char for char in page.chars if char["text"] in "一二三四五六七八九十百千"]
            for page in pdf.pages
        ]
    assert ["".join(char["text"] for char in page) for page in found] == [
        "一二三四五六七八九十",
        "百千",
    ]
    for at, char in enumerate(found[0]):
        row, column = divmod(at, 2)
        middle = (char["x0"] + char["x1"]) / 2 / MM
        assert middle == pytest.approx(60 + 90 * column, abs=WITHIN)
        assert 13.5 + 54 * row < char["top"] / MM < char["bottom"] / MM < 13.5 + 54 * (row + 1)


def test_a_spread_name_stands_in_the_middle_too(print_one: Print) -> None:
    with print_one(Kind.BADGES) as pdf:
        left, right = (
            next(char for char in pdf.pages[0].chars if char["text"] == text) for text in "王明"
        )
    em = left["size"]
    assert (left["x0"] + right["x0"] + em) / 2 / MM == pytest.approx(60, abs=WITHIN)
    assert right["x0"] - left["x0"] == pytest.approx(2 * em, abs=WITHIN * MM)


def test_a_badge_says_the_meeting_the_unit_and_what_its_bearer_is(compose_one: Compose) -> None:
    edition = compose_one(Kind.BADGES).value
    assert edition is not None
    html = edition.documents[0].html

    assert html.count('<p class="meeting"') == html.count("全区教育工作会议</p>") == 5
    bands = [part.split("<span>")[1].split("<")[0] for part in html.split('<p class="kind"')[1:]]
    assert bands == ["代表", "代表", "列席", "工作人员", "嘉宾"]


def test_badges_may_have_another_size(print_one: Print) -> None:
    with print_one(Kind.BADGES, TWELVE, size=(70.0, 100.0)) as pdf:
        marks = pdf.pages[0].lines
        assert len(pdf.pages) == 3
    upright = {round(line["x0"] / MM, 1) for line in marks if line["x0"] == line["x1"]}
    assert upright == {35.0, 105.0, 175.0}


def test_a_badge_larger_than_the_paper_is_refused(compose_one: Compose) -> None:
    result = compose_one(Kind.BADGES, size=(90.0, 54.0), paper="A5")
    assert result.value is not None
    result = compose_one(Kind.BADGES, size=(150.0, 54.0), paper="A5")
    assert (result.value, [item.code for item in result.diagnostics]) == (None, ["G053"])


def test_a_name_that_has_to_be_small_is_told_of_at_its_place(compose_one: Compose) -> None:
    name = "阿卜杜热合曼" * 5
    span = Span(file="名单.csv", line=7)

    result = compose_one(Kind.BADGES, (Participant(name=name, span=span),))

    assert result.value is not None
    assert [(item.code, item.span) for item in result.diagnostics] == [("G054", span)]
