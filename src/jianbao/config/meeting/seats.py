"""The shapes of rows of seats: written out, or how many there are to be filled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jianbao.config.meeting import codes
from jianbao.config.model import SeatingEntry, SeatsEntry
from jianbao.config.nodes import Node, Scalar, Sequence
from jianbao.config.record import Key, Record
from jianbao.config.scalars import TEXT_TYPES, Switch, Whole, Words
from jianbao.config.shape import Schema, Shape
from jianbao.config.structures import Converted, Either, Many
from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.spreadsheets.wording import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jianbao.config.reading import LoadingRun, Place

MOST_SEATS = 60
_AISLES = frozenset("|｜")
_NOBODY = frozenset({"空", "-", "—", "——", "_", "□", "○"})
_WORD = re.compile(r"[|｜]|[^\s、，,;；|｜]+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A name, an aisle or an empty seat, with its place."""

    text: str
    span: Span


class Seats(Shape[SeatsEntry]):
    """A row: names apart by spaces, with | for an aisle and 空 for an empty seat; or a list."""

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return Text("一行姓名，如“张三 李四 | 王五”", "a row of names like “张三 李四 | 王五”")

    def read(self, node: Node, place: Place, reading: LoadingRun) -> SeatsEntry | None:
        """Return the row."""
        words = self._words(node, place, reading)
        return None if words is None else _row(words, node, reading)

    def _words(self, node: Node, place: Place, reading: LoadingRun) -> list[_Word] | None:
        if isinstance(node, Sequence):
            texts = [(item, self._cell(item, place, reading)) for item in node.items]
            return [_Word(text, item.span) for item, text in texts if text is not None]
        text = self.text_of(node, place, reading)
        return None if text is None else list(_words_of(node, text))

    def _cell(self, item: Node, place: Place, reading: LoadingRun) -> str | None:
        if isinstance(item, Scalar) and item.is_null:
            return "空"
        text = self.text_of(item, place, reading)
        return None if text is None else text_of(text, is_person=True)

    def schema(self) -> Schema:
        """See `Shape`."""
        name: Schema = {"type": [*TEXT_TYPES, "null"]}
        return {"anyOf": [{"type": TEXT_TYPES}, _many(name)]}


class Chair(Shape[tuple[SeatsEntry, ...]]):
    """The chair's table: one row, or a list of several."""

    _row = Seats()

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self._row.expected

    def read(self, node: Node, place: Place, reading: LoadingRun) -> tuple[SeatsEntry, ...] | None:
        """Return the rows, that nearest the hall first."""
        if isinstance(node, Sequence) and any(map(_is_row, node.items)):
            rows = [self._row.read(item, place, reading) for item in node.items]
        else:
            rows = [self._row.read(node, place, reading)]
        return tuple(filter(None, rows)) or None

    def schema(self) -> Schema:
        """See `Shape`."""
        return {"anyOf": [self._row.schema(), _many(self._row.schema())]}


def _is_row(node: Node) -> bool:
    """Whether ``node`` is a row in itself, and not a name in one."""
    if not isinstance(node, Scalar):
        return isinstance(node, Sequence)
    return len(list(_words_of(node, text_of(node.text, is_person=True)))) > 1


def _words_of(node: Node, text: str) -> Iterator[_Word]:
    """Yield the words of a scalar; two lone characters side by side are a name that is spread."""
    found = list(_WORD.finditer(text))
    spread = {
        first.start()
        for first, second in pairwise(found)
        if all(_is_lone(word[0]) for word in (first, second))
    }
    begun: re.Match[str] | None = None
    for word in found:
        if begun is None and word.start() in spread:
            begun = word
            continue
        start = (begun or word).start()
        name = f"{begun[0] if begun else ''}{word[0]}"
        begun = None
        yield _Word(name, _place(node, start, word.end()))


def _is_lone(word: str) -> bool:
    return len(word) == 1 and word not in _AISLES | _NOBODY


def _place(node: Node, start: int, end: int) -> Span:
    """Return where a part of a plain scalar stands; of another, where the whole does."""
    span = node.span
    if not (isinstance(node, Scalar) and node.plain):
        return span
    column = span.column + start
    inside = column < span.end_column
    return replace(span, column=column, end_column=span.column + end) if inside else span


def _row(words: list[_Word], node: Node, reading: LoadingRun) -> SeatsEntry | None:
    seats = [word for word in words if word.text not in _AISLES]
    if not seats or len(seats) > MOST_SEATS:
        fault = codes.TOO_MANY_SEATS.of(limit=MOST_SEATS) if seats else codes.NO_SEATS.of()
        reading.report(fault, node.span)
        return None
    counts = [
        sum(word.text not in _AISLES for word in words[:at])
        for at, word in enumerate(words)
        if word.text in _AISLES
    ]
    return SeatsEntry(
        seats=tuple("" if word.text in _NOBODY else word.text for word in seats),
        places=tuple(word.span for word in seats),
        aisles=tuple(sorted({count for count in counts if 0 < count < len(seats)})),
    )


def _labelled(*, seats: SeatsEntry, label: str = "") -> SeatsEntry:
    return replace(seats, label=label)


_HALL_ROW: Either[SeatsEntry] = Either(
    scalar=Seats(),
    sequence=Seats(),
    mapping=Record(
        _labelled,
        (
            Key("seats", ("座",), Seats(), Text("这一行的姓名", "Its names"), required=True),
            Key("label", ("名称",), Words(), Text("如“第一排”", "What the row is called")),
        ),
    ),
)
_AISLE_LIST: Either[tuple[int, ...]] = Either(
    scalar=Converted(Whole(), lambda number: (number,)), sequence=Many(Whole())
)


def _many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


class SeatingPlan(Shape[SeatingEntry]):
    """Rows written out, or the number of seats in each row; with or without a chair's table."""

    _record = Record(
        SeatingEntry,
        (
            Key(
                "chair",
                ("主席台",),
                Chair(),
                Text("主席台就座的，按排名先后", "Who sits at the chair's table, by rank"),
            ),
            Key(
                "as_written",
                ("主席台照排",),
                Switch(),
                Text("主席台照写的次序排，不按左为尊", "Whether the chair is written as it sits"),
            ),
            Key("rows", ("行",), Many(_HALL_ROW), Text("台下各行，前排在前", "The hall's rows")),
            Key(
                "seats_per_row",
                ("每行座数",),
                Whole(),
                Text("台下每行几个座位，按名单次序坐满", "Seats to be filled from the list"),
            ),
            Key(
                "aisles",
                ("过道",),
                _AISLE_LIST,
                Text("过道左边有几个座位", "Seats to the left of each aisle"),
            ),
        ),
    )

    @property
    def expected(self) -> Text:
        """See `Shape`."""
        return self._record.expected

    @property
    def key_names(self) -> tuple[str, ...]:
        """See `Shape`."""
        return self._record.key_names

    def read(self, node: Node, place: Place, reading: LoadingRun) -> SeatingEntry | None:
        """Return the plan; what does not fit together is reported."""
        entry = self._record.read(node, place, reading)
        fault = None if entry is None else _misfit(entry)
        if fault:
            reading.report(fault, node.span)
            return None
        return entry

    def schema(self) -> Schema:
        """See `Shape`."""
        return self._record.schema()


def _misfit(entry: SeatingEntry) -> Diagnostic | None:
    """Return what keeps the parts of a plan from being one."""
    if entry.rows and entry.seats_per_row:
        return codes.SEATS_TWICE.of()
    seats = entry.seats_per_row or 0
    if seats > MOST_SEATS:
        return codes.TOO_MANY_SEATS.of(limit=MOST_SEATS)
    outside = next((aisle for aisle in entry.aisles if seats and aisle >= seats), None)
    return codes.AISLE_OUTSIDE.of(aisle=outside, value=seats - 1) if outside else None


SEATING = SeatingPlan()
