"""On which page each unit begins: its side, the counters there, the blank page before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jianbao.typesetting.incremental.model import BarePage, Counters, Unit, UnitOrder
from jianbao.typesetting.incremental.numbering import PageCount
from jianbao.typesetting.incremental.workshop import LayoutWorkshop

_GUESSED = ((), (), (("page", 1),))
"""What a page changes that has not been laid out yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedUnit:
    """A unit in its place: ``right`` is the side of its first page, ``blank`` a page before it."""

    order: UnitOrder
    unit: Unit
    right: bool
    blank: Unit | None
    counters: Counters
    """The page counters before its first page."""
    numbers: tuple[Counters, ...]
    """The page counters on its pages, a blank one before them included."""

    @property
    def fits_side(self) -> bool:
        """Whether its pages can stand where they come to, moved if need be."""
        return not self.unit.sheets or self.right == self.order.right or self.moves

    @property
    def moves(self) -> bool:
        """Whether its pages can be moved to the other side of the leaf."""
        return all(sheet.shift is not None for sheet in self.unit.sheets)

    def sheets(self) -> Iterator[tuple[Unit, BarePage, tuple[float, float]]]:
        """Yield the pages with their units and how far they move, turned to their sides."""
        if self.blank:
            yield self.blank, self.blank.sheets[0], (0.0, 0.0)
        for sheet in self.unit.sheets:
            if self.right == self.order.right:
                yield self.unit, sheet, (0.0, 0.0)
            else:
                kind = replace(sheet.kind, right=not sheet.kind.right)
                yield self.unit, replace(sheet, kind=kind), sheet.shift or (0.0, 0.0)


def place(
    workshop: LayoutWorkshop, orders: Sequence[UnitOrder], units: Sequence[Unit]
) -> list[PlacedUnit]:
    """Return the units in their places, one after another."""
    count, placed = PageCount(), list[PlacedUnit]()
    right = all(sheet.kind.right for sheet in units[0].sheets[:1])
    for order, unit in zip(orders, units, strict=True):
        joint, blank, numbers = order.joint, None, []
        if joint and joint.side not in {None, right}:
            (blank,) = workshop.lay_out(
                [
                    UnitOrder(
                        html="<div/>",
                        after=workshop.witnesses,
                        joint=joint,
                        right=right,
                        blank=True,
                    )
                ]
            )
            numbers.append(count.turn(blank.sheets[0].changes))
            right = not right
        counters = count.now
        numbers += [count.turn(sheet.changes) for sheet in unit.sheets]
        if not unit.sheets:
            count.turn(_GUESSED)
        placed.append(
            PlacedUnit(
                order=order,
                unit=unit,
                right=right,
                blank=blank,
                counters=counters,
                numbers=tuple(numbers),
            )
        )
        right ^= bool((len(unit.sheets) or 1) % 2)
    return placed


def anchors_of(placed: Sequence[PlacedUnit]) -> dict[str, int]:
    """Return the page counter where each anchor first stands."""
    where: dict[str, int] = {}
    for item in placed:
        sheets = (*(item.blank.sheets if item.blank else ()), *item.unit.sheets)
        for sheet, counters in zip(sheets, item.numbers, strict=True):
            for name, _, _ in sheet.anchors:
                where.setdefault(name, dict(counters).get("page", 0))
    return where
