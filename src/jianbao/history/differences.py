"""Two texts told apart by words: paragraph beside paragraph, and within them what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jianbao.matching_blocks import matcher_of

_TOKEN: Final = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|\s+|.", re.DOTALL)
_ALIKE: Final = 0.4
"""How much of two lines has to be the same for one to be the other, changed."""
_ISLAND: Final = 2
"""Signs that stayed between two changes, and are read more easily as a part of them."""
_REACH: Final = 30
"""Lines that came among which the one is looked for that a line has become."""
_LONGEST: Final = 20_000
"""Signs of a line that are compared; longer ones are told as a whole."""


class Fate(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """A line (a paragraph) with its pieces; ``old`` and ``new`` count lines from 1, 0 for none."""

    old: int
    new: int
    pieces: tuple[tuple[Fate, str], ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed in it."""
        return all(part is Fate.SAME for part, _ in self.pieces)


def words_of(text: str) -> list[str]:
    """Return ``text`` in pieces of which none is compared in part: numbers and Latin words are whole."""
    return _TOKEN.findall(text)


def differences(old: str, new: str) -> tuple[ComparedLine, ...]:
    """Return all lines of two texts, those that belong together side by side."""
    before, after = old.splitlines(), new.splitlines()
    found = list[ComparedLine]()
    for tag, a, b, c, d in matcher_of(before, after).get_opcodes():
        if tag == "equal":
            found += [
                ComparedLine(old=a + i + 1, new=c + i + 1, pieces=((Fate.SAME, before[a + i]),))
                for i in range(b - a)
            ]
        else:
            found += _paired(before[a:b], after[c:d], a, c)
    return tuple(found)


def _paired(before: Sequence[str], after: Sequence[str], a: int, c: int) -> Iterator[ComparedLine]:
    """Yield lines that differ: the alike side by side in their order, the others by themselves."""
    at = 0
    for index, line in enumerate(before):
        near = range(at, min(at + _REACH, len(after)))
        partner = next((j for j in near if _is_alike(line, after[j])), None)
        if partner is None:
            yield ComparedLine(old=a + index + 1, new=0, pieces=((Fate.REMOVED, line),))
            continue
        yield from _added(after, at, partner, c)
        pieces = tuple(_pieces(line, after[partner]))
        yield ComparedLine(old=a + index + 1, new=c + partner + 1, pieces=pieces)
        at = partner + 1
    yield from _added(after, at, len(after), c)


def _added(after: Sequence[str], start: int, end: int, c: int) -> Iterator[ComparedLine]:
    for j in range(start, end):
        yield ComparedLine(old=0, new=c + j + 1, pieces=((Fate.ADDED, after[j]),))


def _is_alike(one: str, other: str) -> bool:
    if not one.strip() or not other.strip() or max(len(one), len(other)) > _LONGEST:
        return False
    matcher = matcher_of(one, other)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _pieces(old: str, new: str) -> Iterator[tuple[Fate, str]]:
    """Yield the pieces of a changed line; numbers and Latin words are never cut."""
    before, after = words_of(old), words_of(new)
    removed, added = "", ""
    codes = matcher_of(before, after).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(codes):
        left, right = "".join(before[a:b]), "".join(after[c:d])
        is_island = tag == "equal" and 0 < number < len(codes) - 1 and len(left) <= _ISLAND
        if tag != "equal" or (is_island and removed and added):
            removed, added = removed + left, added + right
            continue
        yield from _changed(removed, added)
        removed = added = ""
        yield Fate.SAME, left
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[tuple[Fate, str]]:
    if removed:
        yield Fate.REMOVED, removed
    if added:
        yield Fate.ADDED, added
