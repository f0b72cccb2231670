"""Titles of several lines: broken between words, the lines balanced or shaped (GB/T 9704 7.3.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Final

from jianbao.edition.titles.breaks import PARTED, anywhere, title_breaks

_LONGEST: Final = 200
"""Characters beyond which a text is no title, and left to be broken as text."""
_MOST_LINES: Final = 12
_STEP, _LEAST_STEP = 2.0, 0.5
"""By how many em each line of a shape is to differ from the next."""
_PAIR: Final = 2
"""Two lines cannot be a lozenge; they become a trapezoid."""
_STUB: Final = 3.5
"""A line of fewer em looks lost among others that are much longer."""
_LATIN, _CAPITAL, _AUTOSPACE = 0.55, 0.7, 0.25
_TOLERANCE: Final = 1e-6
_OUT_OF_SHAPE: Final = 0.5
"""Cost of a line that is not longer, or not shorter, than the one above it as its shape wants."""


class TitleShape(StrEnum):
    """What the lines of a title look like together."""

    BALANCE = "balance"
    TRAPEZOID = "trapezoid"
    LOZENGE = "lozenge"


def break_title(title: str, measure: float, shape: TitleShape) -> tuple[str, ...]:
    """Return the lines of ``title``; joined, with its hand-set breaks, they are ``title``.

    ``measure`` is the width of a line in em. A hand-set break is kept, and a line so made is
    broken again only where it is too long. A title of more than twelve lines is not broken.
    """
    return tuple(line for piece in title.split("\n") for line in _break(piece, measure, shape))


@lru_cache(maxsize=20_000)  # the parts of a title are weighed for every count and shape of lines
def width_of(text: str) -> float:
    """Return about how many em ``text`` takes: 1 for a full-width character, about ½ for others."""
    width = 0.0
    wide_before = None
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WFA"
        width += 1.0 if wide else _CAPITAL if character.isupper() else _LATIN
        if character.isalnum():
            width += _AUTOSPACE if wide_before is not None and wide is not wide_before else 0.0
            wide_before = wide
        else:
            wide_before = None
    return width


def _break(line: str, measure: float, shape: TitleShape) -> tuple[str, ...]:
    def fits(text: str) -> bool:
        return _fits(text, measure)

    if fits(line) or len(line) > _LONGEST:
        return (line,)
    for places in (
        title_breaks(line, fits),
        title_breaks(line, lambda _: False),
        anywhere(line, fits),
    ):
        least = ceil(width_of(line) / measure)
        for count in range(least, _MOST_LINES + 1):
            best = _best(line, measure, shape, places, count)
            if best and best[0] >= PARTED and count <= least + 1:
                # A name would be parted: one line more may keep it whole.
                best = min(best, _best(line, measure, shape, places, count + 1) or best)
            if best:
                return tuple(line[start:end] for start, end in pairwise((0, *best[1], len(line))))
    return (line,)


def _best(
    line: str, measure: float, shape: TitleShape, places: dict[int, float], count: int
) -> tuple[float, tuple[int, ...]] | None:
    """Return the least cost of ``count`` lines, and where those after the first begin."""
    found = (
        _optimum(line, places, measure, targets)
        for targets in _targets(line, measure, count, shape)
    )
    return min((way for way in found if way), default=None)


def _fits(text: str, measure: float) -> bool:
    return width_of(text.rstrip()) <= measure + _TOLERANCE


def _targets(
    line: str, measure: float, count: int, shape: TitleShape
) -> Iterator[tuple[float, ...]]:
    """Yield the widths that the lines should have: one row for each way to take the shape."""
    mean = width_of(line) / count
    middle = (count - 1) / 2
    step = max(_LEAST_STEP, min(_STEP, (measure - mean) / max(middle, 1)))
    if shape is TitleShape.BALANCE:
        yield (mean,) * count
    elif shape is TitleShape.TRAPEZOID or count == _PAIR:
        growing = tuple(mean + step * (index - middle) for index in range(count))
        yield growing
        yield growing[::-1]
    else:
        away = [abs(index - middle) for index in range(count)]
        yield tuple(mean + step * (sum(away) / count - distance) for distance in away)


def _optimum(
    line: str, places: dict[int, float], measure: float, targets: tuple[float, ...]
) -> tuple[float, tuple[int, ...]] | None:
    """Return the least cost of lines near ``targets``, and where those after the first begin.

    What has been found up to a break is kept by the two breaks before, since a line's shape is
    told by the line above it.
    """
    mean = sum(targets) / len(targets)
    ways: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for row, target in enumerate(targets):
        last = row == len(targets) - 1
        longer: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for (above, start), (cost, breaks) in ways.items():
            wanted = target - targets[row - 1] if row else 0.0
            before = width_of(line[above:start].rstrip())
            for end in (len(line),) if last else (at for at in places if at > start):
                text = line[start:end]
                if not _fits(text, measure):
                    break
                width = width_of(text.rstrip())
                total = cost + ((width - target) / mean) ** 2 + places.get(end, 0.0)
                if wanted and wanted * (width - before) <= 0:
                    total += _OUT_OF_SHAPE
                if width < _STUB and mean > _STUB * 1.5:
                    total += _OUT_OF_SHAPE
                way = (total, breaks if last else (*breaks, end))
                longer[start, end] = min(way, longer.get((start, end), way))
        ways = longer
    return min(ways.values(), default=None)
