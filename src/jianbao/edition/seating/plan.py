"""座位表: which shape of seat, which way up the page, how many pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from jianbao.book import Seating, SeatingRow
from jianbao.edition.seating.drawing import MM, PlanParts, draw, extent
from jianbao.edition.seating.model import Area, PlanPage
from jianbao.edition.seating.numerals import ordinal
from jianbao.edition.seating.rows import SeatBlock, cut, place
from jianbao.edition.seating.shapes import SeatShape, shapes

LEAST: Final = 6.0
"""Points below which nobody reads a name (小六 is 6.5)."""
LARGEST: Final = 16.0
_TURNED: Final = 0.9
"""What a page on its side is worth beside an upright one."""
_MOST_PAGES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a plan is to be drawn."""

    area: Area
    turned: Area | None = None
    """Room on a page that lies on its side, where one may."""
    chair_below: bool = False
    """Whether the chair's table is at the foot; then left and right change sides, as they must."""
    units: Mapping[str, str] | None = None
    """Units by name, where they are to be shown."""
    may_split: bool = True
    """Whether a large plan may take several pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    shape: SeatShape
    area: Area
    landscape: bool

    def size(self, parts: PlanParts) -> float:
        """Return the size of the names in points."""
        width, height = extent(parts, self.shape)
        return min(LARGEST, min(self.area.width / width, self.area.height / height) / MM)

    def bound(self, whole: PlanParts, columns: int, rows: int) -> float:
        """Return a size that names cannot exceed when the hall is cut into so many pieces."""
        width = whole.hall.width / columns
        height = -(-len(whole.hall.rows) // rows) * self.shape.height
        return min(self.area.width / width, self.area.height / height) / MM


def plan(seating: Seating, wishes: Wishes) -> tuple[PlanPage, ...]:
    """Return the plan on as few pages as let names be read: at least `LEAST` points.

    On one page the seats take the shape, and the page the side, that give the largest names.
    """
    if not seating.rows and not seating.chair:
        return ()
    seating = labelled(seating)
    if wishes.chair_below:
        seating = _turned(seating)
    names = {name for row in (*seating.chair, *seating.rows) for name in row.seats if name}
    least = LEAST if wishes.units is None else LEAST / 0.7
    choices = [choice for choice in _choices(wishes) if choice.shape.takes(names)]
    whole = [(choice, [_parts(seating, choice.shape, wishes)]) for choice in choices]
    best, found = max(whole, key=lambda each: _worth(each[0], each[1], names))
    if wishes.may_split and seating.rows and _readable(best, found, names) < least:
        best, found = _split(seating, wishes, choices, names, least) or (best, found)
    hall = min((best.size(parts) for parts in found if parts.hall.rows), default=LARGEST)
    return tuple(
        draw(
            parts,
            best.shape,
            min(best.size(parts), hall) if parts.hall.rows else best.size(parts),
            units=wishes.units or {},
            landscape=best.landscape,
            caption=parts.caption if len(found) > 1 else "",
        )
        for parts in found
    )


def _worth(choice: _Choice, parts: list[PlanParts], names: set[str]) -> float:
    turned = _TURNED if choice.landscape else 1.0
    return _readable(choice, parts, names) * choice.shape.preference * turned


def _readable(choice: _Choice, parts: list[PlanParts], names: set[str]) -> float:
    """Return the size of the smallest name in points."""
    return min(map(choice.size, parts)) * choice.shape.smallest(names)


def _choices(wishes: Wishes) -> Iterator[_Choice]:
    for shape in shapes(with_units=wishes.units is not None):
        yield _Choice(shape=shape, area=wishes.area, landscape=False)
        if wishes.turned is not None:
            yield _Choice(shape=shape, area=wishes.turned, landscape=True)


def _parts(seating: Seating, shape: SeatShape, wishes: Wishes) -> PlanParts:
    return PlanParts(
        chair=place(seating.chair, shape.width),
        hall=place(seating.rows, shape.width),
        chair_below=wishes.chair_below,
    )


def _split(
    seating: Seating, wishes: Wishes, choices: list[_Choice], names: set[str], least: float
) -> tuple[_Choice, list[PlanParts]] | None:
    """Return the plan in the fewest pieces whose names are not below ``least`` points."""
    placed = [(choice, _parts(seating, choice.shape, wishes)) for choice in choices]
    best: tuple[_Choice, list[PlanParts]] | None = None
    for pieces in range(2, _MOST_PAGES + 1):
        for columns in (at for at in range(1, pieces + 1) if not pieces % at):
            for choice, whole in placed:
                if choice.bound(whole, columns, pieces // columns) < least:
                    continue
                parts = list(_tiles(whole, columns, pieces // columns))
                if _readable(choice, parts, names) < least:
                    continue
                if best is None or _worth(choice, parts, names) > _worth(best[0], best[1], names):
                    best = choice, parts
        if best:
            return best
    return None


def _tiles(whole: PlanParts, columns: int, rows: int) -> Iterator[PlanParts]:
    """Yield the chair's table on a page of its own, then the hall piece by piece."""
    empty = SeatBlock(rows=(), width=0.0, seat=whole.hall.seat)
    if whole.chair.rows:
        yield replace(whole, hall=empty, caption="主席台")
    count = len(cut(whole.hall, columns, 1))
    for number, piece in enumerate(cut(whole.hall, columns, rows)):
        first, last = piece.rows[0].label, piece.rows[-1].label
        side = f"（左起第{number % count + 1}幅）" if count > 1 else ""
        between = first if first == last else f"{first}—{last}"
        yield replace(whole, chair=empty, hall=piece, caption=between + side)


def labelled(seating: Seating) -> Seating:
    """Return ``seating`` with the rows of the hall numbered where they have no label."""
    rows = tuple(
        row if row.label else replace(row, label=f"第{ordinal(number)}排")
        for number, row in enumerate(seating.rows, 1)
    )
    return replace(seating, rows=rows)


def _turned(seating: Seating) -> Seating:
    """Return ``seating`` as one sees it from the chair's table."""
    return Seating(
        chair=tuple(map(_reversed, seating.chair)), rows=tuple(map(_reversed, seating.rows))
    )


def _reversed(row: SeatingRow) -> SeatingRow:
    aisles = tuple(sorted(len(row.seats) - at for at in row.aisles))
    return replace(row, seats=row.seats[::-1], aisles=aisles)
