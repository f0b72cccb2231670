"""Rows of seats on a line: where each stands, in em of the names, so that aisles run straight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from jianbao.book import SeatingRow

GAP: Final = 0.15
"""Between two seats."""
AISLE: Final = 1.8
"""Width of an aisle (过道)."""


@dataclass(frozen=True, slots=True)
class PlacedSeat:
    """A seat in its row: its left edge and who sits there."""

    x: float
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A row whose seats have their places."""

    label: str
    seats: tuple[PlacedSeat, ...]
    aisles: tuple[float, ...]
    """The middle of each aisle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatBlock:
    """Rows one behind another, all ``seat`` em wide, between 0 and ``width``."""

    rows: tuple[SeatRow, ...]
    width: float
    seat: float

    @property
    def aisles(self) -> tuple[float, ...]:
        """The aisles that run straight through all rows."""
        shared = set(self.rows[0].aisles) if self.rows else set[float]()
        for row in self.rows:
            shared &= set(row.aisles)
        return tuple(sorted(shared))


def place(rows: Sequence[SeatingRow], seat: float) -> SeatBlock:
    """Return ``rows`` with their seats placed, each ``seat`` em wide.

    Where all rows have the same number of aisles these stand in line, and the seats of each
    block stand beside them; other rows are centred one by one.
    """
    parts = [_parts(row) for row in rows]
    counts = {len(each) for each in parts}
    own = [[_span(len(part), seat) for part in each] for each in parts]
    if len(counts) == 1:
        shared = [max(widths) for widths in zip(*own, strict=True)]
        own = [shared for _ in own]
    width = max((_whole(widths) for widths in own), default=0.0)
    placed = tuple(
        _row(row.label, each, widths, seat, (width - _whole(widths)) / 2)
        for row, each, widths in zip(rows, parts, own, strict=True)
    )
    return SeatBlock(rows=placed, width=width, seat=seat)


def cut(block: SeatBlock, columns: int, rows: int) -> list[SeatBlock]:
    """Return ``block`` in ``columns`` by ``rows`` pieces, cut in aisles where they lie near.

    Row after row, from left to right; pieces without a seat are left out.
    """
    edges = _edges(block, columns)
    step = -(-len(block.rows) // rows)
    groups = [block.rows[at : at + step] for at in range(0, len(block.rows), step)]
    pieces = [
        _piece(group, start, end, block.seat) for group in groups for start, end in pairwise(edges)
    ]
    return [piece for piece in pieces if any(row.seats for row in piece.rows)]


def _parts(row: SeatingRow) -> list[tuple[str, ...]]:
    cuts = sorted({at for at in row.aisles if 0 < at < len(row.seats)})
    starts, ends = [0, *cuts], [*cuts, len(row.seats)]
    return [row.seats[start:end] for start, end in zip(starts, ends, strict=True)]


def _span(count: int, seat: float) -> float:
    return count * seat + max(0, count - 1) * GAP


def _whole(widths: Sequence[float]) -> float:
    return sum(widths) + AISLE * (len(widths) - 1)


def _row(
    label: str, parts: list[tuple[str, ...]], widths: Sequence[float], seat: float, left: float
) -> SeatRow:
    seats, aisles = list[PlacedSeat](), list[float]()
    for number, (part, width) in enumerate(zip(parts, widths, strict=True)):
        slack = width - _span(len(part), seat)
        if len(parts) == 1 or 0 < number < len(parts) - 1:
            slack /= 2
        elif number:
            slack = 0.0
        seats += [
            PlacedSeat(left + slack + at * (seat + GAP), name) for at, name in enumerate(part)
        ]
        left += width + AISLE
        if number < len(parts) - 1:
            aisles.append(round(left - AISLE / 2, 6))
    return SeatRow(label=label, seats=tuple(seats), aisles=tuple(aisles))


def _edges(block: SeatBlock, columns: int) -> list[float]:
    """Return where ``block`` is cut from top to bottom."""
    step = block.width / columns
    edges = [0.0]
    for number in range(1, columns):
        even = number * step
        near = min(block.aisles, key=lambda aisle: abs(aisle - even), default=even)
        edges.append(near if abs(near - even) < step / 3 else even)
    return [*edges, block.width]


def _piece(rows: Iterable[SeatRow], start: float, end: float, seat: float) -> SeatBlock:
    """Return what of ``rows`` has its middle between ``start`` and ``end``, moved to the left."""
    kept = [
        replace(
            row,
            seats=tuple(each for each in row.seats if start <= each.x + seat / 2 < end),
            aisles=tuple(aisle for aisle in row.aisles if start < aisle < end),
        )
        for row in rows
    ]
    places = [each.x for row in kept for each in row.seats]
    left, right = min(places, default=0.0), max(places, default=0.0) + seat
    moved = tuple(
        replace(
            row,
            seats=tuple(replace(each, x=each.x - left) for each in row.seats),
            aisles=tuple(round(at - left, 6) for at in row.aisles if left < at < right),
        )
        for row in kept
    )
    return SeatBlock(rows=moved, width=right - left, seat=seat)
