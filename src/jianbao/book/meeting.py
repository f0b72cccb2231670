"""What a meeting pack has besides its documents: agenda, participants, seats, notice."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.book.chapter import Chapter
from jianbao.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A line of the agenda (议程); any part of it may be empty."""

    time: str = ""
    """As written: ``9:00``, ``9:00—9:20``, ``第二阶段``."""
    item: str = ""
    speaker: str = ""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part in the meeting, as the list of participants (名单) has it."""

    name: str
    unit: str = ""
    """单位."""
    duty: str = ""
    """职务."""
    group: str = ""
    """Under which heading of the list, e.g. 主持, 参会领导, 列席; empty where it has none."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatingRow:
    """A row of seats, from left to right as one looks from the hall to the chair's table.

    A seat is a participant's name, or empty where nobody sits; ``aisles`` are the numbers of seats
    to the left of each aisle.
    """

    seats: tuple[str, ...]
    aisles: tuple[int, ...] = ()
    label: str = ""
    """E.g. 第一排."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """座位表: the chair's table (主席台), whose first row is nearest the hall, and the hall's rows."""

    chair: tuple[SeatingRow, ...] = ()
    rows: tuple[SeatingRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """会议: what a meeting pack has besides its documents."""

    time: str = ""
    place: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    participants: tuple[Participant, ...] = ()
    """In the order in which they are listed."""
    seating: Seating = Seating()
    notice: Chapter | None = None
    """须知; without a title where book.yaml gives its paragraphs."""
    parts: tuple[str, ...] = ()
    """What of these is printed, in order: ``agenda``, ``participants``, ``seating``, ``notice``."""

    @property
    def is_empty(self) -> bool:
        """Whether the book has no meeting."""
        return self == Meeting()
