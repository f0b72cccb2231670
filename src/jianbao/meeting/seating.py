"""Who sits where: as written, by rank at the chair's table, or in the order of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jianbao.book import Participant, Seating, SeatingRow
from jianbao.config import BookConfig
from jianbao.config.model import SeatingEntry, SeatsEntry
from jianbao.diagnostics import Diagnostic, Result, Span, did_you_mean
from jianbao.meeting import codes


def seated(config: BookConfig, people: tuple[Participant, ...]) -> Result[Seating]:
    """Return the seats of ``people``.

    Faults: G010 a name that is not on the list, G011 a name with two seats, G012 people without
    a seat (a warning), G015 seats to be filled and nobody to sit on them.
    """
    entry = config.meeting.seating
    if entry == SeatingEntry():
        return Result(value=Seating())
    span = config.span("meeting.seating")
    if entry.seats_per_row and not people:
        return Result(value=None, diagnostics=(codes.NOBODY_TO_SEAT.at(span),))
    written = [*_written(entry)]
    taken = Counter(name for name, _ in written)
    rest = _without(people, taken)
    chair = tuple(
        SeatingRow(
            seats=row.seats if entry.as_written else by_rank(row.seats),
            aisles=row.aisles if entry.as_written else (),
            label=row.label,
        )
        for row in entry.chair
    )
    rows = tuple(
        SeatingRow(seats=row.seats, aisles=row.aisles or _within(entry, row), label=row.label)
        for row in entry.rows
    )
    said = [*_misplaced(written, people)]
    if entry.seats_per_row:
        rows = filled(tuple(person.name for person in rest), entry.seats_per_row, entry.aisles)
    elif rest:
        said.append(
            codes.WITHOUT_SEAT.at(
                span, count=len(rest), listed=codes.some([person.name for person in rest])
            )
        )
    return Result(value=Seating(chair=chair, rows=rows), diagnostics=tuple(said))


def by_rank(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row of the chair's table as the hall sees it, from names in the order of rank.

    主席台座次 by the custom of offices (左为上): the first in the middle, the second at their left
    hand, which the hall sees on the right, the third at their right hand, and so on. Of an even
    number the first two share the middle, the second at the left hand of the first:
    5 3 1 2 4 and 5 3 1 2 4 6.
    """
    return (*names[::2][::-1], *names[1::2])


def filled(
    names: tuple[str, ...], per_row: int, aisles: tuple[int, ...] = ()
) -> tuple[SeatingRow, ...]:
    """Return rows of ``per_row`` seats, filled from the left of the front row on."""
    rest = iter(names)
    rows = []
    while row := tuple(islice(rest, per_row)):
        seats = (*row, *("" for _ in range(per_row - len(row))))
        rows.append(SeatingRow(seats=seats, aisles=tuple(sorted(set(aisles)))))
    return tuple(rows)


def _written(entry: SeatingEntry) -> Iterator[tuple[str, Span]]:
    for row in (*entry.chair, *entry.rows):
        yield from (pair for pair in zip(row.seats, row.places, strict=True) if pair[0])


def _within(entry: SeatingEntry, row: SeatsEntry) -> tuple[int, ...]:
    return tuple(aisle for aisle in entry.aisles if aisle < len(row.seats))


def _without(people: tuple[Participant, ...], taken: Counter[str]) -> list[Participant]:
    """Return those whose name is not ``taken``; of namesakes the later ones are left over."""
    seats = Counter(taken)
    rest = []
    for person in people:
        if seats[person.name]:
            seats[person.name] -= 1
        else:
            rest.append(person)
    return rest


def _misplaced(
    written: list[tuple[str, Span]], people: tuple[Participant, ...]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names that have seats; without a list every name is right."""
    listed = Counter(person.name for person in people)
    count = Counter[str]()
    first: dict[str, Span] = {}
    for name, span in written:
        count[name] += 1
        before = first.setdefault(name, span)
        if people and name not in listed:
            yield codes.NOT_LISTED.at(span, hint=did_you_mean(name, listed), name=name)
        elif count[name] > max(listed[name], 1):
            yield codes.SEATED_TWICE.at(span, name=name, first=before)
