"""Titles of several lines: broken between words, the lines balanced or shaped (GB/T 9704 7.3.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import pairwise
from math import ceil
from typing import Final

from jianbao.edition.titles.breaks import anywhere, title_breaks

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


class Shape(StrEnum):
    """What the lines of a title look like together."""

    BALANCE = "balance"
    TRAPEZOID = "trapezoid"
    LOZENGE = "lozenge"


def break_title(title: str, measure: float, shape: Shape) -> tuple[str, ...]:
    """Return the lines of ``title``; joined, with its hand-set breaks, they are ``title``.

    ``measure`` is the width of a line in em. A hand-set break is kept, and a line so made is
    broken again only where it is too long. A title of more than twelve lines is not broken.
    """
    return tuple(line for piece in title.split("\n") for line in _break(piece, measure, shape))


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


def _break(line: str, measure: float, shape: Shape) -> tuple[str, ...]:
    def fits(text: str) -> bool:
        return width_of(text.rstrip()) <= measure + _TOLERANCE

    if fits(line) or len(line) > _LONGEST:
        return (line,)
    for places in (
        title_breaks(line, fits),
        title_breaks(line, lambda _: False),
        anywhere(line, fits),
    ):
        for count in range(ceil(width_of(line) / measure), _MOST_LINES + 1):
            found = [
                _optimum(line, places, fits, targets)
                for targets in _targets(line, measure, count, shape)
            ]
            best = min((way for way in found if way), default=None)
            if best:
                return tuple(line[start:end] for start, end in pairwise((0, *best[1], len(line))))
    return (line,)


def _targets(line: str, measure: float, count: int, shape: Shape) -> Iterator[tuple[float, ...]]:
    """Yield the widths that the lines should have: one row for each way to take the shape."""
    mean = width_of(line) / count
    middle = (count - 1) / 2
    step = max(_LEAST_STEP, min(_STEP, (measure - mean) / max(middle, 1)))
    if shape is Shape.BALANCE:
        yield (mean,) * count
    elif shape is Shape.TRAPEZOID or count == _PAIR:
        growing = tuple(mean + step * (index - middle) for index in range(count))
        yield growing
        yield growing[::-1]
    else:
        away = [abs(index - middle) for index in range(count)]
        yield tuple(mean + step * (sum(away) / count - distance) for distance in away)


def _optimum(
    line: str, places: dict[int, float], fits: Callable[[str], bool], targets: tuple[float, ...]
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
                if not fits(text):
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
