"""桌牌, measured from the PDF."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from tests.products.stationery.conftest import Kind

from jianbao.book import Participant, Seating
from jianbao.diagnostics import Result, Span
from jianbao.edition import PrintEdition

MM = 72 / 25.4
WITHIN = 0.1
EM_MIDDLE = 0.38
Print = Callable[..., PDF]
Compose = Callable[..., Result[PrintEdition]]


def middles(page: Page) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the middles of the characters' em boxes, in mm from the top left: below, above."""
    below, above = list[tuple[float, float]](), list[tuple[float, float]]()
    for char in page.chars:
        a, *_, x, y = char["matrix"]
        em = char["size"]
        turned = -1 if a < 0 else 1
        place = (
            (x + turned * em / 2) / MM,
            (page.height - y - turned * EM_MIDDLE * em) / MM,
        )
        (above if a < 0 else below).append(place)
    return below, above


def test_both_names_stand_in_the_middle_of_their_halves_and_read_upright_when_folded(
    print_one: Print,
) -> None:
    with print_one(Kind.NAME_PLATES) as pdf:
        assert [(p.width / MM, p.height / MM) for p in pdf.pages] == [pytest.approx((297, 210))] * 2
        for page in pdf.pages:
            below, above = middles(page)
            for half, y in ((below, 157.5), (above, 52.5)):
                xs = [x for x, _ in half]
                assert (min(xs) + max(xs)) / 2 == pytest.approx(148.5, abs=WITHIN)
                assert [height for _, height in half] == pytest.approx([y] * len(half), abs=WITHIN)
            assert [(297 - x, 210 - y) for x, y in above] == [
                pytest.approx(place, abs=WITHIN) for place in below
            ]


def test_the_fold_lies_across_the_middle_of_the_sheet(print_one: Print) -> None:
    with print_one(Kind.NAME_PLATES) as pdf:
        (fold,) = pdf.pages[0].lines
        assert fold["top"] / MM == fold["bottom"] / MM == pytest.approx(105, abs=WITHIN)
        assert (fold["x0"] / MM, fold["x1"] / MM) == pytest.approx((0, 297), abs=WITHIN)


def test_two_characters_stand_as_wide_apart_as_the_outer_ones_of_three(print_one: Print) -> None:
    with print_one(Kind.NAME_PLATES, people="all") as pdf:
        (left, right), _ = middles(pdf.pages[1])
        em = next(char["size"] for char in pdf.pages[1].chars) / MM
        assert right[0] - left[0] == pytest.approx(2 * em, abs=WITHIN)


def test_plates_are_for_the_chair_from_the_left_or_for_everybody(
    print_one: Print, tmp_path: Path
) -> None:
    chair = ["欧阳修文", "王明"]
    others = ["㛃䶮", "迪丽努尔·艾合买提", "赵国庆"]
    for whose, wanted in (("", chair), ("chair", chair), ("all", [*chair, *others])):
        with print_one(Kind.NAME_PLATES, people=whose) as pdf:
            path = tmp_path / "plates.pdf"
            pdf.stream.seek(0)
            path.write_bytes(pdf.stream.read())
            pages = subprocess.run(
                ["pdftotext", str(path), "-"], check=True, capture_output=True, text=True
            ).stdout.split("\f")
            lines = ["".join(page.split()) for page in pages if page.strip()]
            assert lines == [name * 2 for name in wanted]


def test_a_long_name_goes_on_two_lines_within_its_half(print_one: Print) -> None:
    name = "阿卜杜热合曼·买买提江·吐尔逊"
    listed = (Participant(name=name, span=Span(file="名单.csv", line=2)),)
    with print_one(Kind.NAME_PLATES, listed, people="all") as pdf:
        page = pdf.pages[-1]
        below, _ = middles(page)
        em = next(char["size"] for char in page.chars) / MM
        heights = sorted({round(y, 1) for _, y in below})
        assert len(heights) == 2
        assert sum(heights) / 2 == pytest.approx(157.5, abs=WITHIN)
        assert min(x for x, _ in below) > em / 2
        assert max(x for x, _ in below) < 297 - em / 2


def test_a_smaller_plate_has_its_fold_there_too_and_marks_at_its_corners(print_one: Print) -> None:
    with print_one(Kind.NAME_PLATES, size=(180.0, 80.0)) as pdf:
        lines = [
            tuple(line[side] / MM for side in ("x0", "top", "x1", "bottom"))
            for line in pdf.pages[0].lines
        ]
    assert pytest.approx((58.5, 105, 238.5, 105), abs=WITHIN) in lines
    level = {round(y, 1) for x0, y, x1, bottom in lines if y == bottom and x1 - x0 < 10}
    upright = {round(x, 1) for x, top, x1, bottom in lines if x == x1 and bottom - top < 10}
    assert (level, upright) == ({25.0, 185.0}, {58.5, 238.5})


def test_details_stand_below_the_name_and_the_chair_may_have_a_red_ground(print_one: Print) -> None:
    with print_one(Kind.NAME_PLATES, people="all", details=True, red=True) as pdf:
        chair, other = pdf.pages[1], pdf.pages[2]
        sizes = {round(char["size"]) for char in chair.chars}
        assert len(sizes) == 2
        assert [len(page.rects) for page in (chair, other)] == [1, 0]
        assert "区教科局" in (chair.extract_text() or "")


def test_a_plate_larger_than_half_the_sheet_is_refused(compose_one: Compose) -> None:
    large = compose_one(Kind.NAME_PLATES, size=(200.0, 106.0))
    assert large.value is None
    assert [(d.code, d.span) for d in large.diagnostics] == [
        ("G053", Span(file="book.yaml", line=9))
    ]


def test_plates_for_a_chair_s_table_that_is_not_there_are_refused(compose_one: Compose) -> None:
    assert compose_one(Kind.NAME_PLATES, people="chair").value is not None
    without = compose_one(Kind.NAME_PLATES, people="chair", seating=Seating())
    assert without.value is None
    assert [(item.code, item.span) for item in without.diagnostics] == [
        ("G051", Span(file="book.yaml", line=9))
    ]
