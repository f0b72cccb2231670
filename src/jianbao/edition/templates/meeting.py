"""会议: what the templates see of a meeting: its agenda, its people, who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from jianbao.book import AgendaItem, Book, Participant
from jianbao.edition.fitting import is_spread
from jianbao.edition.labels import labels_for
from jianbao.edition.seating.numerals import ordinal
from jianbao.themes import Theme

_TOGETHER: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A line of the list; ``number`` counts everybody on it."""

    number: int
    name: str
    is_spread: bool
    """Whether a name of two characters is set as wide as one of three."""
    unit: str
    duty: str
    rows: int
    """Of how many lines the unit is, where it is set once; 0 below the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The people under one heading of the list."""

    label: str
    people: tuple[PersonView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """The parts of a meeting pack before its papers."""

    parts: tuple[tuple[str, str], ...]
    """The id and the title of each, in order; ``notice`` is a chapter of its own."""
    time: str
    place: str
    agenda: tuple[AgendaItem, ...]
    has_times: bool
    has_speakers: bool
    groups: tuple[GroupView, ...]
    has_units: bool
    has_duties: bool
    by_unit: bool
    """Whether the list goes unit by unit, each with several people."""


def meeting_view(book: Book) -> MeetingView:
    """Return the meeting of ``book`` as it is shown."""
    meeting = book.meeting
    people = meeting.participants
    units = [unit for unit, _ in groupby(people, lambda person: (person.group, person.unit))]
    by_unit = any(unit for _, unit in units) and len(units) < len(people)
    return MeetingView(
        parts=tuple((part, title_of(part, book)) for part in meeting.parts),
        time=meeting.time,
        place=meeting.place,
        agenda=meeting.agenda,
        has_times=any(item.time for item in meeting.agenda),
        has_speakers=any(item.speaker for item in meeting.agenda),
        groups=_groups(people, by_unit=by_unit),
        has_units=any(person.unit for person in people),
        has_duties=any(person.duty for person in people),
        by_unit=by_unit,
    )


def title_of(part: str, book: Book) -> str:
    """Return what a part of the pack is called: ``agenda``, ``participants`` and so on."""
    notice, labels = book.meeting.notice, labels_for(book.language)
    if part == "notice" and notice and notice.title:
        return notice.title
    return {
        "agenda": labels.agenda,
        "participants": labels.participants,
        "seating": labels.seating,
        "notice": labels.notice,
    }[part]


def paper_labels(book: Book, theme: Theme) -> dict[str, str]:
    """Return what each chapter is called in its corner (材料之三), by its id, if ``theme`` says so."""
    if not theme.option("numbered-papers"):
        return {}
    chapters, labels = book.chapters, labels_for(book.language)
    if len(chapters) == 1:
        return {chapters[0].id: labels.paper}
    return {
        chapter.id: labels.numbered_paper.format(
            ordinal(number) if book.language.startswith("zh") else number
        )
        for number, chapter in enumerate(chapters, 1)
    }


def _groups(people: tuple[Participant, ...], *, by_unit: bool) -> tuple[GroupView, ...]:
    groups = []
    number = 0
    for label, members in groupby(people, lambda person: person.group):
        views: list[PersonView] = []
        for _, colleagues in groupby(members, lambda person: person.unit):
            same = tuple(colleagues)
            for place, person in enumerate(same):
                number += 1
                # A large unit is named again: its rows do not fit on one page together.
                begins = place % _TOGETHER == 0
                rows = (begins * min(_TOGETHER, len(same) - place)) if by_unit else 1
                views.append(_person(person, number, rows))
        groups.append(GroupView(label=label, people=tuple(views)))
    return tuple(groups)


def _person(person: Participant, number: int, rows: int) -> PersonView:
    return PersonView(
        number=number,
        name=person.name,
        is_spread=is_spread(person.name),
        unit=person.unit,
        duty=person.duty,
        rows=rows,
    )
