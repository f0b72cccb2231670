"""A drawing of seats as SVG: lines and text, no style sheet, no face of its own."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from jianbao.edition.fitting import Fitted
from jianbao.edition.lettering import across, downwards, drawn_families
from jianbao.edition.seating.model import ChairTable, PlanLabel, PlanPage, Seat

_HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="seating-plan" width="{0:.3f}mm" '
    'height="{1:.3f}mm" viewBox="0 0 {0:.3f} {1:.3f}" role="img" aria-label="{2}"{3}>'
)
_BOX: Final = '<rect x="{:.3f}" y="{:.3f}" width="{:.3f}" height="{:.3f}" {}/>'
_SEAT: Final = 'class="seat" rx="0.4" fill="white" stroke="#444" stroke-width="0.2"'
_CHAIR: Final = 'class="seat chair" rx="0.4" fill="#f2f2f2" stroke="#444" stroke-width="0.25"'
_EMPTY: Final = (
    'class="seat empty" rx="0.4" fill="white" stroke="#999" stroke-width="0.15" '
    'stroke-dasharray="0.8 0.6"'
)
_TABLE: Final = 'class="table" fill="#ddd" stroke="#444" stroke-width="0.25"'


def svg(drawing: PlanPage, alternative: str, family: str = "") -> Markup:
    """Return ``drawing`` as an ``svg`` element in its own namespace.

    ``alternative`` is what is read out in its place. ``family`` is a CSS list of families; without
    one the text is set in that of the text around.
    """
    named = Markup(' font-family="{}"').format(drawn_families(family)) if family else ""
    parts = [
        Markup(_HEAD.format(drawing.width, drawing.height, escape(alternative), named)),  # noqa: S704 - escaped
        *(_table(table) for table in drawing.tables),
        *(_seat(seat) for seat in drawing.seats),
        # In the colour of the text around, which on a dark screen is light.
        Markup('<g fill="currentColor">'),
        *(_label(label) for label in drawing.labels),
        Markup("</g>"),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


def _seat(seat: Seat) -> Markup:
    look = _CHAIR if seat.chair else _SEAT
    box = _box(seat, look if seat.name else _EMPTY)
    if seat.shown is None:
        return box
    x, middle = seat.x + seat.width / 2, seat.y + seat.height / 2
    if seat.vertical:
        return box + downwards(seat.shown, x, middle)
    if seat.unit is None:
        return box + across(seat.shown, x, middle)
    name = across(seat.shown, x, seat.y + seat.height * 0.3)
    return box + name + across(seat.unit, x, seat.y + seat.height * 0.75)


def _label(label: PlanLabel) -> Markup:
    fitted = Fitted(lines=(label.text,), size=label.size, spread=False)
    write = downwards if label.vertical else across
    return write(fitted, label.x, label.y, "label")


def _table(table: ChairTable) -> Markup:
    words = Fitted(lines=(table.text,), size=table.size, spread=False)
    middle = table.x + table.width / 2, table.y + table.height / 2
    return _box(table, _TABLE) + across(words, *middle)


def _box(box: Seat | ChairTable, look: str) -> Markup:
    return Markup(_BOX.format(box.x, box.y, box.width, box.height, look))  # noqa: S704 - numbers
