"""Two changes of one text put together: line by line, and within a line word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jianbao.history.differences import words_of
from jianbao.matching_blocks import matcher_of

_LONGEST: Final = 4_000
"""Signs of a passage within which words are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPiece:
    """A piece of the merged text; where ``is_open``, both versions are given and none is taken."""

    mine: str
    theirs: str
    base: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedText:
    """Both changes put together."""

    pieces: tuple[MergedPiece, ...]

    @property
    def text(self) -> str | None:
        """The text with both changes; None where somebody has to choose."""
        if any(piece.is_open for piece in self.pieces):
            return None
        return "".join(piece.mine for piece in self.pieces)


def merged(base: str, mine: str, theirs: str) -> MergedText:
    """Return what comes of changing ``base`` both into ``mine`` and into ``theirs``."""
    lines = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    pieces = list[MergedPiece]()
    for chunk in _chunks(*lines):
        one, two, three = ("".join(part) for part in chunk)
        kept = _settled(one, two, three)
        if kept is None and max(map(len, (one, two, three))) <= _LONGEST:
            kept = _by_words(one, two, three)
        pieces.append(
            MergedPiece(base=one, mine=two, theirs=three, is_open=True)
            if kept is None
            else MergedPiece(mine=kept, theirs=kept)
        )
    return MergedText(pieces=tuple(pieces))


def _settled(base: str, mine: str, theirs: str) -> str | None:
    """Return the version that counts; None where both sides changed it otherwise."""
    if theirs in {base, mine}:
        return mine
    return theirs if mine == base else None


def _by_words(base: str, mine: str, theirs: str) -> str | None:
    if base.count("\n") != mine.count("\n") or base.count("\n") != theirs.count("\n"):
        return None
    tokens = (words_of(text) for text in (base, mine, theirs))
    kept = [_settled(*("".join(part) for part in chunk)) for chunk in _chunks(*tokens)]
    return None if None in kept else "".join(each for each in kept if each is not None)


def _chunks(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """Yield runs of the three that belong together: those that all have, and those between."""
    at = (0, 0, 0)
    for o, a, b, size in (*_common(base, mine, theirs), (len(base), len(mine), len(theirs), 0)):
        between = base[at[0] : o], mine[at[1] : a], theirs[at[2] : b]
        if any(between):
            yield between
        if size:
            yield base[o : o + size], mine[a : a + size], theirs[b : b + size]
        at = o + size, a + size, b + size


def _common(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where all three have the same: the places in each, and how long that is."""
    left = matcher_of(base, mine).get_matching_blocks()
    right = matcher_of(base, theirs).get_matching_blocks()
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i].a, right[j].a)
        end = min(left[i].a + left[i].size, right[j].a + right[j].size)
        if start < end:
            yield start, left[i].b + start - left[i].a, right[j].b + start - right[j].a, end - start
        if left[i].a + left[i].size <= right[j].a + right[j].size:
            i += 1
        else:
            j += 1
