"""Who gets a plate, a badge or a line to sign on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jianbao.book import Book, Participant
from jianbao.diagnostics import BookError, Span
from jianbao.products.stationery import codes

MOST: Final = 2000
"""People printed at once: as many plates are four reams of paper."""
_COLOURS: Final = (
    ("staff", "工作人员", re.compile("工作|会务|服务|后勤|志愿|记者|媒体|安保|技术")),
    ("observer", "列席", re.compile("列席|旁听|观摩")),
    ("guest", "嘉宾", re.compile("嘉宾|来宾|特邀")),
)
_DELEGATE: Final = ("delegate", "代表")


def everybody(book: Book, span: Span) -> tuple[Participant, ...]:
    """Return all participants; raises BookError where there are none (G050) or too many (G052)."""
    return _counted(book.meeting.participants, span)


def at_plates(book: Book, whose: str, span: Span) -> tuple[tuple[Participant, bool], ...]:
    """Return who gets a plate, and whether they sit at the chair's table; these come first.

    ``whose`` is ``chair``, ``all``, or empty: the chair's table where there is one. Raises
    BookError as `everybody` does, and where nobody sits at the chair's table (G051).
    """
    chair = tuple(_chair(book, span))
    if whose == "chair" and not chair:
        raise BookError(codes.NO_CHAIR.at(span))
    names = {person.name for person in chair}
    others = tuple(each for each in book.meeting.participants if each.name not in names)
    people = _counted(chair if chair and whose != "all" else (*chair, *others), span)
    return tuple((person, at < len(chair)) for at, person in enumerate(people))


def kind_of(person: Participant) -> tuple[str, str]:
    """Return the class of the colour and the word on the badge of ``person``, by their group."""
    for colour, word, pattern in _COLOURS:
        if pattern.search(person.group):
            return colour, word
    return _DELEGATE


def _chair(book: Book, span: Span) -> Iterator[Participant]:
    """Yield who sits at the chair's table, row by row from the left."""
    known = {person.name: person for person in reversed(book.meeting.participants)}
    for row in book.meeting.seating.chair:
        for name in filter(None, row.seats):
            yield known.get(name) or Participant(name=name, span=span)


def _counted(people: tuple[Participant, ...], span: Span) -> tuple[Participant, ...]:
    if not people:
        raise BookError(codes.NOBODY.at(span))
    if len(people) > MOST:
        raise BookError(codes.TOO_MANY.at(span, count=len(people), most=MOST))
    return people
