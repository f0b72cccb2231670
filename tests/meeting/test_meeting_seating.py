"""Who sits where: the custom of the chair's table, rows filled from the list, names checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.meeting.seating import by_rank, filled

NAMES = st.lists(st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=3), max_size=70, unique=True)


@pytest.mark.parametrize(
    ("by", "seen"),
    [("1", "1"), ("12", "12"), ("123", "312"), ("1234567", "7531246"), ("12345678", "75312468")],
)
def test_the_first_sits_in_the_middle_and_the_second_at_their_left_hand(by: str, seen: str) -> None:
    assert "".join(by_rank(tuple(by))) == seen


@given(NAMES.map(tuple))
def test_rank_falls_from_the_middle_outwards(names: tuple[str, ...]) -> None:
    row = by_rank(names)
    assert sorted(row) == sorted(names)
    ranks = [names.index(name) for name in row]
    middle = (len(row) - 1) // 2
    assert ranks[: middle + 1] == sorted(ranks[: middle + 1], reverse=True)
    assert ranks[middle:] == sorted(ranks[middle:])


@given(NAMES.map(tuple), st.integers(1, 12), st.sets(st.integers(1, 11)))
def test_rows_are_filled_from_the_front_with_everybody(
    names: tuple[str, ...], per_row: int, aisles: set[int]
) -> None:
    rows = filled(names, per_row, tuple(aisles))
    seats = [seat for row in rows for seat in row.seats]
    assert tuple(seats[: len(names)]) == names
    assert not any(seats[len(names) :])
    assert {len(row.seats) for row in rows} <= {per_row}
    assert len(seats) - len(names) < per_row
