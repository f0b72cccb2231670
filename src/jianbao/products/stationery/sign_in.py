"""签到表: a line for everybody to sign on, unit by unit."""

from __future__ import annotations

from typing import Final

from jianbao.book import Book, Participant
from jianbao.diagnostics import Span
from jianbao.edition.fitting import fit
from jianbao.edition.labels import date_line
from jianbao.fonts import Role
from jianbao.products.stationery.badges import meeting_title
from jianbao.products.stationery.model import PAPERS, Signer, SignInUnit, Stationery, View
from jianbao.products.stationery.options import SignInOptions
from jianbao.products.stationery.people import everybody

_MERGED: Final = 5
"""People of a unit whose name is written once, all on one page; of a larger one, on every line."""
_NAME: Final = (24.0, 8.5)
"""Width and height of the place for a name, in mm."""
_SIZE: Final = 12.0
_POINT: Final = 25.4 / 72


def sign_in(book: Book, options: SignInOptions, span: Span) -> View:
    """Return what the template sees: ``units``, what the columns are, when and where it is.

    Units come in the order of their first member. Raises BookError (G050, G052).
    """
    people = everybody(book, span)
    by_unit: dict[str, list[Participant]] = {}
    for person in people:
        by_unit.setdefault(person.unit, []).append(person)
    units, number = list[SignInUnit](), 0
    for unit, members in by_unit.items():
        signers = tuple(_signer(number + at, each) for at, each in enumerate(members, 1))
        number += len(members)
        units.append(SignInUnit(name=unit, people=signers))
    width, height = PAPERS[options.paper]
    title = meeting_title(book, options.title)
    values = {
        "meeting_title": title,
        "units": tuple(units),
        "merged": _MERGED,
        "has_units": any(unit.name for unit in units),
        "has_duties": any(person.duty for person in people),
        "with_phone": options.phone,
        "blank_rows": options.blank_rows,
        "count": len(people),
        "when": book.meeting.time or date_line(book),
        "place": book.meeting.place,
        "paper_width": width,
        "paper_height": height,
    }
    return View(values=values, paper=(width, height), people=people, title=title)


def _signer(number: int, person: Participant) -> Signer:
    name = fit(person.name, *_NAME, _SIZE * _POINT)
    return Signer(
        number=number,
        lines=name.lines,
        size=name.size / _POINT,
        spread=name.spread,
        duty=person.duty,
    )


SIGN_IN_SHEET = Stationery(template="sign-in", names=Role.SONG, details=Role.SONG, view=sign_in)
