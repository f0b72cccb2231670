"""胸卡: ten to a sheet of A4, side by side, with marks along which they are cut."""

from __future__ import annotations

import re
from itertools import cycle
from typing import Final

from jianbao.book import Book, Participant
from jianbao.diagnostics import BookError, Span
from jianbao.edition.contents import flat
from jianbao.edition.fitting import fit
from jianbao.edition.lettering import across
from jianbao.fonts import Role
from jianbao.products.stationery import codes
from jianbao.products.stationery.model import PAPERS, Badge, BadgeSheet, Cut, Stationery, View
from jianbao.products.stationery.options import BadgeOptions
from jianbao.products.stationery.people import everybody, kind_of

SIZE: Final = (90.0, 54.0)
"""Of a badge, in mm: the usual cover of plastic."""
_EDGE: Final = 4.0
"""Millimetres around the sheet that office printers leave white."""
_POINT: Final = 25.4 / 72
_WIDTH: Final = 0.9
_NAME: Final = 0.26
_NAME_AT: Final = 0.42
"""Of the height: the room for the name, and its middle. Then those of title and details."""
_TITLE: Final = 0.09
_DETAILS: Final = 0.088
_LEAST: Final = 12.0
"""Points below which a name is not read from across a table."""
_PAPERS_OF_A_MEETING: Final = re.compile(
    r"(?<=会议|论坛|大会|年会|例会)(?:材料|资料|文件|指南|手册|用书)+(?:汇编|集)?$"
    r"|(?<=会)(?:材料|资料|文件|指南|手册)+(?:汇编|集)?$"
)


def badges(book: Book, options: BadgeOptions, span: Span) -> View:
    """Return what the template sees: ``sheets`` of badges, ``width`` and ``height`` of one in mm.

    Raises BookError (G050, G052, G053).
    """
    width, height = options.size or SIZE
    paper = PAPERS[options.paper]
    columns, rows = (
        int((side - 2 * _EDGE) // each) for side, each in zip(paper, (width, height), strict=True)
    )
    if not columns or not rows:
        raise BookError(codes.TOO_LARGE.at(span, width=width, height=height, paper=options.paper))
    people = everybody(book, span)
    left, top = (paper[0] - columns * width) / 2, (paper[1] - rows * height) / 2
    places = [(left + i * width, top + j * height) for j in range(rows) for i in range(columns)]
    turns = zip(people, cycle(places), strict=False)
    made = [_badge(person, place, (width, height)) for person, place in turns]
    cuts = _cuts((left, top), (columns, rows), (width, height))
    starts = range(0, len(made), len(places))
    sheets = [BadgeSheet(badges=tuple(made[at : at + len(places)]), cuts=cuts) for at in starts]
    title = meeting_title(book, options.title)
    values = {
        "sheets": tuple(sheets),
        "width": width,
        "height": height,
        "meeting_title": title,
        "title_size": fit(title, width * _WIDTH, height, height * _TITLE).size / _POINT,
        "paper_width": paper[0],
        "paper_height": paper[1],
    }
    said = tuple(
        codes.SMALL.at(person.span, words=person.name, points=badge.size)
        for person, badge in zip(people, made, strict=True)
        if badge.size < _LEAST * height / SIZE[1]
    )
    return View(values=values, paper=paper, people=people, title=title, diagnostics=said)


def meeting_title(book: Book, written: str) -> str:
    """Return the name of the meeting: as written, or the book's title without 材料 at its end."""
    return written or _PAPERS_OF_A_MEETING.sub("", flat(book.title))


def _badge(person: Participant, place: tuple[float, float], size: tuple[float, float]) -> Badge:
    width, height = size[0] * _WIDTH, size[1]
    name = fit(person.name, width, height * _NAME, height * _NAME * 0.8)
    colour, kind = kind_of(person)
    details = height * _DETAILS
    return Badge(
        x=place[0],
        y=place[1],
        lettering=across(name, size[0] / 2, height * _NAME_AT, "name"),
        size=name.size / _POINT,
        unit=person.unit,
        unit_size=fit(person.unit, width, height, details).size / _POINT,
        duty=person.duty,
        duty_size=fit(person.duty, width, height, details).size / _POINT,
        kind=kind,
        colour=colour,
    )


def _cuts(
    corner: tuple[float, float], count: tuple[int, int], size: tuple[float, float]
) -> tuple[Cut, ...]:
    """Return the marks around the badges: at both ends of every line that is cut."""
    (left, top), (columns, rows), (width, height) = corner, count, size
    right, bottom = left + columns * width, top + rows * height
    near, far = 1.0, 5.0
    upright = [
        Cut(x1=x, y1=start, x2=x, y2=end)
        for x in (left + at * width for at in range(columns + 1))
        for start, end in ((top - far, top - near), (bottom + near, bottom + far))
    ]
    level = [
        Cut(x1=start, y1=y, x2=end, y2=y)
        for y in (top + at * height for at in range(rows + 1))
        for start, end in ((left - far, left - near), (right + near, right + far))
    ]
    return (*upright, *level)


BADGE_SHEETS = Stationery(template="badges", names=Role.HEI, details=Role.HEI, view=badges)
