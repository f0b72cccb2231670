"""The seating plan: nobody is lost, no seat on another, all of it on the page."""

from __future__ import annotations

from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.book import Seating, SeatingRow
from jianbao.edition.seating.model import Area, PlanPage, Seat
from jianbao.edition.seating.plan import LEAST, Wishes, plan

UPRIGHT, TURNED = Area(width=156, height=205), Area(width=257, height=150)
NAMES = ("王明", "欧阳修", "迪丽努尔·艾合买提", "John Smith", "", "㛃䶮")


def row(count: int, *aisles: int, start: int = 0) -> SeatingRow:
    return SeatingRow(seats=tuple(f"甲{start + at}" for at in range(count)), aisles=aisles)


ROWS = st.builds(
    lambda seats, aisles: SeatingRow(seats=tuple(seats), aisles=tuple(sorted(aisles))),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=30),
    st.sets(st.integers(1, 29), max_size=3),
)
SEATINGS = st.builds(
    lambda chair, rows: Seating(chair=tuple(chair), rows=tuple(rows)),
    st.lists(ROWS, max_size=2),
    st.lists(ROWS, min_size=1, max_size=24),
)


def drawn(seating: Seating, *, below: bool = False) -> tuple[PlanPage, ...]:
    return plan(seating, Wishes(area=UPRIGHT, turned=TURNED, chair_below=below))


def overlap(one: Seat, other: Seat) -> bool:
    apart = (
        one.x + one.width <= other.x + 1e-6
        or other.x + other.width <= one.x + 1e-6
        or one.y + one.height <= other.y + 1e-6
        or other.y + other.height <= one.y + 1e-6
    )
    return not apart


@given(SEATINGS, st.booleans())
def test_every_seat_is_drawn_once_apart_and_in_the_page(seating: Seating, below: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    drawings = drawn(seating, below=below)

    wanted = [name for each in (*seating.chair, *seating.rows) for name in each.seats]
    assert sorted(s.name for d in drawings for s in d.seats) == sorted(wanted)
    for drawing in drawings:
        area = TURNED if drawing.landscape else UPRIGHT
        assert drawing.width <= area.width + 1e-6
        assert drawing.height <= area.height + 1e-6
        assert not any(overlap(*pair) for pair in combinations(drawing.seats, 2))
        for seat in drawing.seats:
            assert seat.x >= 0
            assert seat.x + seat.width <= drawing.width
            assert seat.y >= 0
            assert seat.y + seat.height <= drawing.height


@given(SEATINGS)
def test_names_stay_in_their_seats(seating: Seating) -> None:
    for drawing in drawn(seating):
        for seat in drawing.seats:
            if seat.shown:
                along, across = (
                    (seat.height, seat.width) if seat.vertical else (seat.width, seat.height)
                )
                assert seat.shown.width <= along
                assert seat.shown.size * len(seat.shown.lines) <= across


def test_seats_come_from_the_left_and_the_aisle_is_between_them() -> None:
    (drawing,) = drawn(Seating(rows=(row(8, 3), row(6, 2, start=8))))

    lines = [list(seats) for _, seats in groupby(drawing.seats, lambda seat: seat.y)]
    assert ["".join(s.name for s in line) for line in lines] == [
        "甲0甲1甲2甲3甲4甲5甲6甲7",
        "甲8甲9甲10甲11甲12甲13",
    ]
    edges = [
        (line[at].x + line[at].width, line[at + 1].x)
        for line, at in zip(lines, (2, 1), strict=True)
    ]
    aisles = {(round(left, 6), round(right, 6)) for left, right in edges}
    assert len(aisles) == 1, "the aisle runs straight through rows of different length"
    ((left, right),) = aisles
    near = lines[0][1].x - lines[0][0].x - lines[0][0].width
    assert right - left > 5 * near
    assert "过道" in [label.text for label in drawing.labels]


def test_the_first_row_of_the_chair_is_nearest_the_hall() -> None:
    seating = Seating(chair=(row(5), row(3, start=5)), rows=(row(6, start=8), row(6, start=14)))

    (above,) = drawn(seating)
    (below,) = drawn(seating, below=True)

    heights = {seat.name: seat.y for seat in above.seats}
    assert heights["甲5"] < heights["甲0"] < above.tables[0].y < heights["甲8"] < heights["甲14"]
    heights = {seat.name: seat.y for seat in below.seats}
    assert heights["甲14"] < heights["甲8"] < below.tables[0].y < heights["甲0"] < heights["甲5"]


def test_a_plan_with_the_chair_below_is_the_other_one_turned_round() -> None:
    seating = Seating(chair=(row(5),), rows=(row(6, 2, start=5), row(6, 2, start=11)))

    (above,) = drawn(seating)
    (below,) = drawn(seating, below=True)

    def around(drawing: PlanPage) -> dict[str, tuple[float, float]]:
        middle = sum(seat.x + seat.width / 2 for seat in drawing.seats) / len(drawing.seats)
        height = sum(seat.y + seat.height / 2 for seat in drawing.seats) / len(drawing.seats)
        return {
            s.name: (round(s.x + s.width / 2 - middle, 3), round(s.y + s.height / 2 - height, 3))
            for s in drawing.seats
        }

    turned = {name: (-x, -y) for name, (x, y) in around(above).items()}
    found = around(below)
    assert found.keys() == turned.keys()
    for name, place in turned.items():
        assert found[name] == pytest.approx(place, abs=0.01)


def test_rows_are_numbered_where_they_have_no_label() -> None:
    rows = (row(3), SeatingRow(seats=("王明",), label="记者席"), *(row(3) for _ in range(9)))

    (drawing,) = drawn(Seating(rows=rows))

    labels = [label.text for label in drawing.labels if label.text != "过道"]
    assert labels == [
        "第一排",
        "记者席",
        *(f"第{n}排" for n in "三四五六七八九"),
        "第十排",
        "第十一排",
    ]


@pytest.mark.parametrize(("rows", "seats"), [(20, 30), (40, 44), (8, 90), (120, 6)])
def test_large_halls_are_readable_on_as_many_pages_as_they_take(rows: int, seats: int) -> None:
    hall = tuple(row(seats, seats // 3, start=at * seats) for at in range(rows))

    drawings = drawn(Seating(chair=(row(9),), rows=hall))

    sizes = [seat.shown.size / 25.4 * 72 for d in drawings for seat in d.seats if seat.shown]
    assert min(sizes) >= LEAST - 0.01
    captions = [drawing.caption for drawing in drawings]
    assert len(set(captions)) == len(captions)
    assert (len(drawings) == 1) == (captions == [""])


def test_units_stand_below_the_names() -> None:
    units = {"甲0": "区教科局", "甲1": "达川区职业高级中学"}

    (drawing,) = plan(Seating(rows=(row(3),)), Wishes(area=UPRIGHT, turned=TURNED, units=units))

    shown = ["".join(seat.unit.lines) if seat.unit else "" for seat in drawing.seats]
    assert shown == ["区教科局", "达川区职业高级中学", ""]


def test_without_seats_there_is_no_plan() -> None:
    assert drawn(Seating()) == ()


@pytest.mark.parametrize("count", [1, 7, 40, 200])
def test_a_chair_without_a_hall_is_drawn_too(count: int) -> None:
    drawings = drawn(Seating(chair=(row(count),)))

    assert [len(drawing.seats) for drawing in drawings] == [count]
    xs = [seat.x for seat in drawings[0].seats]
    assert all(left < right for left, right in pairwise(xs))
