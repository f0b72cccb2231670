"""Which tokens of two texts are the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jianbao.matching_blocks import matcher_of
from jianbao.products.word.reviewed import CELL, END, ROW

Match = tuple[int, int, int]
"""Where a stretch begins in the one and the other text, and how long it is."""
_UNITS: Final = re.compile(f"[^{END}{ROW}]*[{END}{ROW}]?")
"""A paragraph, or a row of a table."""
_MOST: Final = 4_000_000
"""Product of two lengths up to which two texts are compared token by token."""
_ALIKE: Final = 0.4
"""The share of tokens in common from which a row is held for another one that was changed."""


def matches(before: str, after: str) -> list[Match]:
    """Return what ``before`` and ``after`` have in common, in order.

    Whole paragraphs are looked for first; between those, tokens.
    """
    olds, news = _split(before), _split(after)
    at = [0, 0]
    found: list[Match] = []
    for tag, i, j, k, m in matcher_of(olds, news).get_opcodes():
        old, new = "".join(olds[i:j]), "".join(news[k:m])
        if tag == "equal":
            found.append((at[0], at[1], len(old)))
        elif tag == "replace":
            found += [
                (at[0] + x, at[1] + y, length) for x, y, length in _between(olds[i:j], news[k:m])
            ]
        at = [at[0] + len(old), at[1] + len(new)]
    return _joined(found)


def _split(text: str) -> list[str]:
    return [part for part in _UNITS.findall(text) if part]


def _between(olds: list[str], news: list[str]) -> Iterator[Match]:
    """Yield what paragraphs that are not the same have in common."""
    old, new = "".join(olds), "".join(news)
    if ROW in old or ROW in new:
        yield from _rows(olds, news)
        return
    if len(old) * len(new) <= _MOST:
        yield from _tokens(old, new)
        return
    pairs = min(len(olds), len(news))
    at = [0, 0]
    for x, y in zip(olds[:pairs], news[:pairs], strict=True):
        if len(x) * len(y) <= _MOST:
            yield from ((at[0] + i, at[1] + j, n) for i, j, n in _tokens(x, y))
        at = [at[0] + len(x), at[1] + len(y)]


def _rows(olds: list[str], news: list[str]) -> Iterator[Match]:
    """Yield what is in common where there are rows among the paragraphs.

    A row that has little in common with another is a new one.
    """
    alike = [[_likeness(old, new) for new in news] for old in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    i = j = 0
    at = (0, 0)
    while i < len(olds) and j < len(news):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield from _paragraphs(olds, news, at, (i, j))
            yield from _moved(_tokens(olds[i], news[j]), _length(olds[:i]), _length(news[:j]))
            i, j = i + 1, j + 1
            at = (i, j)
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    yield from _paragraphs(olds, news, at, (len(olds), len(news)))


def _paragraphs(
    olds: list[str], news: list[str], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[Match]:
    """Yield what runs of paragraphs between rows have in common, each run with its like."""
    before = _runs(olds, start[0], end[0])
    after = _runs(news, start[1], end[1])
    for (i, k), (j, m) in zip(before, after, strict=False):
        pairs = _between(olds[i:k], news[j:m])
        yield from _moved(pairs, _length(olds[:i]), _length(news[:j]))


def _runs(units: list[str], start: int, end: int) -> list[tuple[int, int]]:
    """Return from where to where there are paragraphs, and not rows."""
    runs = list[tuple[int, int]]()
    for number in range(start, end):
        if units[number].endswith(ROW):
            continue
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _moved(found: Iterable[Match], x: int, y: int) -> Iterator[Match]:
    return ((x + i, y + j, n) for i, j, n in found)


def _length(units: list[str]) -> int:
    return sum(map(len, units))


def _likeness(old: str, new: str) -> float:
    """Return how alike two units are, 0 where one cannot have become the other."""
    if not (old.endswith(ROW) and new.endswith(ROW)) or old.count(CELL) != new.count(CELL):
        return 0.0
    matcher = matcher_of(old, new)
    likeness = matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
    return likeness if likeness >= _ALIKE else 0.0


def _tokens(old: str, new: str) -> list[Match]:
    blocks = [(i, j, n) for i, j, n in matcher_of(old, new).get_matching_blocks() if n]
    return [
        one for block in _meant(blocks, old, new) if (one := _without_parts(*block, old, new))[2]
    ]


def _without_parts(i: int, j: int, n: int, old: str, new: str) -> Match:
    """Return a stretch without parts of numbers at its ends: a number is changed as a whole."""
    while n and (_in_number(old, i) or _in_number(new, j)):
        i, j, n = i + 1, j + 1, n - 1
    while n and (_in_number(old, i + n) or _in_number(new, j + n)):
        n -= 1
    return i, j, n


def _in_number(text: str, at: int) -> bool:
    """Whether a number goes on at a place."""
    around = text[max(at - 1, 0) : at + 1]
    return at > 0 and len(around) > 1 and set(around) <= _FIGURES


_FIGURES: Final = frozenset("0123456789.%")


def _meant(blocks: list[Match], old: str, new: str) -> list[Match]:
    """Drop what is alike by chance: shorter than what differs on both of its sides.

    Ends of paragraphs and cells stay, since what stands between them is what is told.
    """
    kept = list(blocks)
    changed = True
    while changed:
        changed = False
        for number, (i, j, n) in enumerate(kept):
            before = kept[number - 1] if number else (0, 0, 0)
            after = kept[number + 1] if number + 1 < len(kept) else (len(old), len(new), 0)
            left = max(i - before[0] - before[2], j - before[1] - before[2])
            right = max(after[0] - i - n, after[1] - j - n)
            if n < left and n < right and not _PARTS.search(old, i, i + n):
                del kept[number]
                changed = True
                break
    return kept


_PARTS: Final = re.compile(f"[{END}{CELL}{ROW}]")


def _joined(found: list[Match]) -> list[Match]:
    made: list[Match] = []
    for i, j, n in found:
        if made and made[-1][0] + made[-1][2] == i and made[-1][1] + made[-1][2] == j:
            made[-1] = (made[-1][0], made[-1][1], made[-1][2] + n)
        else:
            made.append((i, j, n))
    return made
