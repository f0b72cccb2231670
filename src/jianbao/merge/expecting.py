"""What the manuscripts are to say once changes have been put in, and whether they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jianbao.matching_blocks import matcher_of
from jianbao.merge.model import ChangeKind, MergeChange, Sign, Version
from jianbao.merge.told import Told
from jianbao.products.word.reviewed import CELL, END, NOTE, ROW

Chosen = tuple[MergeChange, Version]
Notes = Sequence[dict[str, tuple[Sign, ...]]]
"""The texts of the notes in each review, by their keys."""
_WHITE: Final = re.compile(r"[ \t\n\u2028]+")
_ENDS: Final = frozenset({END, CELL, ROW})


@dataclass(slots=True)
class _Line:
    """A paragraph as it is to be, the changes that made it, and whether a manuscript tells it."""

    text: str
    by: set[int]
    is_sourced: bool


def unlike(now: Told, then: Told, chosen: Sequence[Chosen], notes: Notes) -> set[int] | None:
    """Return which of ``chosen`` did not turn ``now`` into ``then`` as they should have.

    None says that something else turned out otherwise, so that none of them can be trusted.
    """
    wanted = _wanted(now, chosen, notes)
    told = list(_told(then))
    found: set[int] = set()
    strange = False
    expected = [line.text for line in wanted]
    for tag, i, j, _, _ in matcher_of(expected, told).get_opcodes():
        if tag == "equal":
            continue
        around = wanted[max(i - 1, 0) : j + 1] if i == j else wanted[i:j]
        by = set[int]().union(*(line.by for line in around))
        found |= by
        strange = strange or (not by and (i == j or any(line.is_sourced for line in around)))
    return None if strange and not found else found


def _wanted(now: Told, chosen: Sequence[Chosen], notes: Notes) -> list[_Line]:
    """Return the paragraphs that are to come of it; notes follow the order of their calls."""
    changes = [(n, one) for n, one in enumerate(chosen) if one[0].kind is ChangeKind.TEXT]
    edge = now.starts[now.first_note]
    own = [each for each in changes if _is_of_body(each[1], edge)]
    rest = [each for each in changes if not _is_of_body(each[1], edge)]
    body = list(_items(0, edge, own))
    dressed = _Dressed(now, chosen)
    lines = list(_lines(dressed, body))
    numbers = {place: number for number, place in enumerate(now.calls)}
    for item, index in body:
        if isinstance(item, Sign) and item.text == NOTE and index is not None:
            signs = notes[chosen[index][1].reviews[0]].get(item.key, ())
            lines += _lines(dressed, [*((sign, index) for sign in signs), (Sign(END), index)])
        elif isinstance(item, int) and item in numbers:
            number = now.first_note + numbers[item]
            if number < len(now.paragraphs):
                lines += _lines(
                    dressed, list(_items(now.starts[number], now.starts[number + 1], rest))
                )
    return lines


def _is_of_body(one: Chosen, edge: int) -> bool:
    """Whether a change is one before the notes; what comes between belongs to the body."""
    change, version = one
    return change.start < edge or (change.end == edge and version.text[-1:] in _ENDS)


_Item = tuple[int | Sign | None, int | None]
"""A token that stays, by its place, or one put in; which change did it. None stands for none."""


def _items(start: int, end: int, changes: Sequence[tuple[int, Chosen]]) -> Iterator[_Item]:
    """Yield what is to stand from ``start`` to ``end``."""
    at = start
    for index, (change, version) in changes:
        if not start <= change.start <= end:
            continue
        yield from ((place, None) for place in range(at, change.start))
        yield None, index
        yield from ((sign, index) for sign in version.put)
        at = max(at, change.end)
    yield from ((place, None) for place in range(at, end))


class _Dressed:
    """How tokens are to look: those that stay with what was done to them, and those put in."""

    def __init__(self, now: Told, chosen: Sequence[Chosen]) -> None:
        self.now = now
        self.by = dict[int, set[int]]()
        """Which changes are of the looks of a token."""
        self._done = dict[int, list[ChangeKind]]()
        for index, (change, _) in enumerate(chosen):
            if change.kind in {ChangeKind.TEXT, ChangeKind.STYLE}:
                continue
            for place in range(change.start, change.end):
                self.by.setdefault(place, set()).add(index)
                self._done.setdefault(place, []).append(change.kind)

    def of(self, item: int | Sign) -> str:
        """Return what tells how a token looks; nothing for what need not."""
        if isinstance(item, Sign):
            return _dress(item.text, item.marks, bold=item.bold)
        marks, bold = set(self.now.marks[item]), bool(self.now.bold[item])
        for kind in self._done.get(item, ()):
            if kind in {ChangeKind.BOLD, ChangeKind.PLAIN}:
                bold = kind is ChangeKind.BOLD
            else:
                marks.add(kind)
        return _dress(self.now.text[item], marks, bold=bold)


def _dress(sign: str, marks: Iterable[ChangeKind], *, bold: bool) -> str:
    if not sign.isalnum():
        return ""
    return chr(ord("a") + bold + sum(2 << list(ChangeKind).index(mark) for mark in marks))


def _told(then: Told) -> Iterator[str]:
    """Yield what each paragraph says, and how it looks."""
    for number, one in enumerate(then.paragraphs):
        text = _plain(one.text)
        if text.strip(END):
            places = range(then.starts[number], then.starts[number + 1])
            yield text + "".join(
                _dress(then.text[at], then.marks[at], bold=bool(then.bold[at])) for at in places
            )


def _lines(dressed: _Dressed, items: Sequence[_Item]) -> Iterator[_Line]:
    now = dressed.now
    told, looks, by, is_sourced = list[str](), list[str](), set[int](), False
    for item, index in items:
        by |= set() if index is None else {index}
        if item is None:
            continue
        sign = now.text[item] if isinstance(item, int) else item.text
        told.append(sign)
        looks.append(dressed.of(item))
        if isinstance(item, int):
            by |= dressed.by.get(item, set())
            source = now.paragraphs[now.paragraph_at(item)].source
            is_sourced = is_sourced or (source != "" and not source.startswith("#"))
        if sign in _ENDS:
            text = _plain("".join(told))
            if text.strip(END):
                yield _Line(text + "".join(looks), by, is_sourced)
                by = set()
            told, looks, is_sourced = [], [], False


def _plain(text: str) -> str:
    """Return a paragraph without white space that does not count."""
    end = text[-1:] if text[-1:] in _ENDS else ""
    return _WHITE.sub(" ", text.removesuffix(end)).strip() + end
