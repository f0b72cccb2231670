"""From rows of seats in em to a drawing in millimetres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from jianbao.edition.fitting import Fitted, width_of
from jianbao.edition.seating.model import ChairTable, PlanLabel, PlanPage, Seat
from jianbao.edition.seating.rows import SeatBlock, SeatRow
from jianbao.edition.seating.shapes import SeatShape

MM: Final = 25.4 / 72
_LINE: Final = 0.5
"""Between two rows, in em, as all below."""
_TABLE: Final = 1.6
_FLOOR: Final = 1.6
"""Between the chair's table and the hall."""
_LEGEND: Final = 1.9
_LABEL: Final = 0.8
_EDGE: Final = 0.1
"""Room for half a line around everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParts:
    """What one page shows; a block without rows is not there."""

    chair: SeatBlock
    hall: SeatBlock
    chair_below: bool
    caption: str = ""

    @property
    def has_empty_seats(self) -> bool:
        """Whether a legend must tell what an empty box is."""
        rows = (*self.chair.rows, *self.hall.rows)
        return any(not seat.name for row in rows for seat in row.seats)

    @property
    def margin(self) -> float:
        """Room for the labels of the rows, the same on the right so that all is centred."""
        rows = (*self.chair.rows, *self.hall.rows)
        widest = max((width_of(row.label) for row in rows), default=0.0)
        return widest * _LABEL + 0.4 if widest else 0.0


def extent(parts: PlanParts, shape: SeatShape) -> tuple[float, float]:
    """Return width and height of what ``parts`` shows, in em."""
    width = max(parts.chair.width, parts.hall.width) + 2 * (parts.margin + _EDGE)
    *_, (_, _, bottom) = _lanes(parts, shape)
    return width, bottom + (_LEGEND if parts.has_empty_seats else 0.0) + _EDGE


def draw(  # noqa: PLR0913 - what is drawn, how large, on what
    parts: PlanParts,
    shape: SeatShape,
    size: float,
    *,
    units: Mapping[str, str],
    landscape: bool,
    caption: str,
) -> PlanPage:
    """Return the drawing of ``parts`` with names of ``size`` points."""
    em = size * MM
    width, height = extent(parts, shape)
    drawn = _Pen(parts=parts, shape=shape, units=units, middle=width / 2)
    seats, labels, tables = drawn.all()
    return PlanPage(
        width=width * em,
        height=height * em,
        landscape=landscape,
        size=size,
        seats=tuple(_grown_seat(seat, em) for seat in seats),
        labels=tuple(_grown_label(label, em) for label in labels),
        tables=tuple(_grown_table(table, em) for table in tables),
        caption=caption,
    )


Lane = tuple[str, SeatRow | None, float]
"""A strip of the page: ``chair``, ``table`` or ``hall``, the row in it, and its lower edge."""


def _lanes(parts: PlanParts, shape: SeatShape) -> Iterator[Lane]:
    """Yield the strips from the top down."""
    chair: list[tuple[str, SeatRow | None]] = [("chair", row) for row in reversed(parts.chair.rows)]
    table: list[tuple[str, SeatRow | None]] = [("table", None)] if parts.chair.rows else []
    hall: list[tuple[str, SeatRow | None]] = [("hall", row) for row in parts.hall.rows]
    order = [*chair, *table, *hall]
    bottom = _EDGE
    before = ""
    for kind, row in reversed(order) if parts.chair_below else order:
        if before:
            crossed = {kind, before} == {"table", "hall"}
            bottom += _FLOOR if crossed else _LINE
        bottom += _TABLE if row is None else shape.height
        before = kind
        yield kind, row, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Draws in em."""

    parts: PlanParts
    shape: SeatShape
    units: Mapping[str, str]
    middle: float

    def all(self) -> tuple[list[Seat], list[PlanLabel], list[ChairTable]]:
        """Return everything; seats from the chair's table to the last row, rows from the left."""
        seats: dict[str, list[list[Seat]]] = {"chair": [], "hall": []}
        labels, tables = list[PlanLabel](), list[ChairTable]()
        for kind, row, bottom in _lanes(self.parts, self.shape):
            if row is None:
                tables.append(self._table(bottom))
                continue
            seats[kind].append(list(self._seats(kind, row, bottom)))
            if row.label:
                labels.append(self._label(row, kind, bottom))
        labels += self._aisles(seats["hall"])
        if self.parts.has_empty_seats:
            labels.append(self._legend())
        hall = seats["hall"][::-1] if self.parts.chair_below else seats["hall"]
        chair = seats["chair"] if self.parts.chair_below else seats["chair"][::-1]
        return [seat for row in (*chair, *hall) for seat in row], labels, tables

    def _block(self, kind: str) -> SeatBlock:
        return self.parts.chair if kind == "chair" else self.parts.hall

    def _left(self, kind: str) -> float:
        return self.middle - self._block(kind).width / 2

    def _seats(self, kind: str, row: SeatRow, bottom: float) -> Iterator[Seat]:
        for seat in row.seats:
            yield Seat(
                x=self._left(kind) + seat.x,
                y=bottom - self.shape.height,
                width=self.shape.width,
                height=self.shape.height,
                name=seat.name,
                shown=self.shape.name(seat.name) if seat.name else None,
                unit=self.shape.unit(self.units.get(seat.name, "")),
                vertical=self.shape.vertical,
                chair=kind == "chair",
            )

    def _table(self, bottom: float) -> ChairTable:
        width = self.parts.chair.width
        return ChairTable(
            x=self.middle - width / 2,
            y=bottom - _TABLE,
            width=width,
            height=_TABLE,
            text="主席台",
            size=1.0,
        )

    def _label(self, row: SeatRow, kind: str, bottom: float) -> PlanLabel:
        width = width_of(row.label) * _LABEL
        left = min((seat.x for seat in row.seats), default=0.0) + self._left(kind)
        left = min(left, self._left("hall")) if kind == "hall" else left
        middle = bottom - self.shape.height / 2
        return PlanLabel(x=left - 0.4 - width / 2, y=middle, text=row.label, size=_LABEL)

    def _aisles(self, rows: list[list[Seat]]) -> Iterator[PlanLabel]:
        ys = [seat.y + seat.height / 2 for row in rows for seat in row[:1]]
        if len(ys) > 1:
            middle = (min(ys) + max(ys)) / 2
            for at in self.parts.hall.aisles:
                x = self._left("hall") + at
                yield PlanLabel(x=x, y=middle, text="过道", size=_LABEL, vertical=True)

    def _legend(self) -> PlanLabel:
        *_, (_, _, bottom) = _lanes(self.parts, self.shape)
        y = bottom + _LEGEND / 2 + 0.3
        return PlanLabel(x=self.middle, y=y, text="虚线框为空座", size=_LABEL)


def _grown_seat(seat: Seat, em: float) -> Seat:
    return replace(
        seat,
        x=seat.x * em,
        y=seat.y * em,
        width=seat.width * em,
        height=seat.height * em,
        shown=_grown(seat.shown, em),
        unit=_grown(seat.unit, em),
    )


def _grown_table(table: ChairTable, em: float) -> ChairTable:
    return replace(
        table,
        x=table.x * em,
        y=table.y * em,
        width=table.width * em,
        height=table.height * em,
        size=table.size * em,
    )


def _grown_label(label: PlanLabel, em: float) -> PlanLabel:
    return replace(label, x=label.x * em, y=label.y * em, size=label.size * em)


def _grown(fitted: Fitted | None, em: float) -> Fitted | None:
    return None if fitted is None else replace(fitted, size=fitted.size * em)
