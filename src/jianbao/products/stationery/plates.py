"""桌牌: a sheet for each person, folded in the middle, the name on both sides."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from jianbao.book import Book, Participant
from jianbao.diagnostics import BookError, Span
from jianbao.edition.fitting import Fitted, fit
from jianbao.edition.lettering import across
from jianbao.fonts import Role
from jianbao.products.stationery import codes
from jianbao.products.stationery.model import PAPERS, Cut, Plate, Stationery, View
from jianbao.products.stationery.options import PlateOptions
from jianbao.products.stationery.people import at_plates

_POINT: Final = 25.4 / 72
_WIDTH: Final = 0.86
"""Of a side that a name may take, in width, and in height without and with a line below it."""
_HEIGHT: Final = 0.62
_HEIGHT_WITH_DETAILS: Final = 0.5
_NAME_ABOVE: Final = 0.42
_DETAILS_AT: Final = 0.82
_DETAILS_HEIGHT: Final = 0.11
_LEAST: Final = 0.2
"""Of the height of a side: a smaller name is not read from the hall."""


def plates(book: Book, options: PlateOptions, span: Span) -> View:
    """Return what the template sees: plates, and one side's ``width`` and ``height`` in mm.

    The sheet lies on its side; ``cuts`` are only there where the plate is smaller than it. Raises
    BookError (G050-G053).
    """
    short, long = PAPERS[options.paper]
    width, height = options.size or (long, short / 2)
    if width > long or 2 * height > short:
        raise BookError(codes.TOO_LARGE.at(span, width=width, height=height, paper=options.paper))
    people = at_plates(book, options.people, span)
    fitted = [(person, _name(person.name, width, height, options)) for person, _ in people]
    said = tuple(
        codes.SMALL.at(person.span, words=person.name, points=name.size / _POINT)
        for person, name in fitted
        if name.size < _LEAST * height
    )
    left, top = (long - width) / 2, short / 2 - height
    values = {
        "plates": tuple(
            _plate(person, name, width, height, options, at_chair=at_chair)
            for (person, name), (_, at_chair) in zip(fitted, people, strict=True)
        ),
        "paper_width": long,
        "paper_height": short,
        "left": left,
        "top": top,
        "width": width,
        "height": height,
        "cuts": () if not left and not top else tuple(_corners(left, top, width, 2 * height)),
    }
    return View(
        values=values,
        paper=(long, short),
        people=tuple(person for person, _ in people),
        has_details=options.details,
        diagnostics=said,
    )


def _name(name: str, width: float, height: float, options: PlateOptions) -> Fitted:
    tall = height * (_HEIGHT_WITH_DETAILS if options.details else _HEIGHT)
    return fit(name, width * _WIDTH, tall, tall)


def _plate(  # noqa: PLR0913 - a person and a side of paper
    person: Participant,
    name: Fitted,
    width: float,
    height: float,
    options: PlateOptions,
    *,
    at_chair: bool,
) -> Plate:
    words = "　".join(filter(None, (person.unit, person.duty))) if options.details else ""
    middle = height * (_NAME_ABOVE if options.details else 0.5)
    details = Markup("")
    if words:
        tall = height * _DETAILS_HEIGHT
        fitted = fit(words, width * _WIDTH, tall, tall)
        details = across(fitted, width / 2, height * _DETAILS_AT, "details")
    return Plate(
        name=person.name,
        lettering=across(name, width / 2, middle, "name"),
        details=details,
        red=options.red and at_chair,
    )


def _corners(left: float, top: float, width: float, height: float) -> list[Cut]:
    """Return marks off the corners of a box, which do not touch it."""
    near, far = 2.0, 7.0
    marks = []
    for x, side in ((left, -1), (left + width, 1)):
        for y, end in ((top, -1), (top + height, 1)):
            if left > far:
                marks.append(Cut(x1=x + side * near, y1=y, x2=x + side * far, y2=y))
            if top > far:
                marks.append(Cut(x1=x, y1=y + end * near, x2=x, y2=y + end * far))
    return marks


NAME_PLATES = Stationery(template="name-plates", names=Role.KAI, details=Role.HEI, view=plates)
