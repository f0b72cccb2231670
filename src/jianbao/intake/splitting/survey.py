"""What is usual in a draft: the space between lines, the size, the indent, the width of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from jianbao.intake.model import Align
from jianbao.intake.splitting import words
from jianbao.intake.splitting.lines import DraftLine

LONG = 30
"""Characters that no title has."""
_TITLE_WITH_COMMA = 20
_FEWEST_LINES = 4
_MEASURES = range(12, 61)
_RAGGED = 3
"""Ems by which a full line may be short or long, since marks are kept off its edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSurvey:
    """What is usual in a draft; only what differs from it says something."""

    gap: int
    size: float
    indents: bool
    measure: int
    """Characters of a full line where lines were broken at a width; 0 where they were not."""
    centred: bool


def survey(lines: Sequence[DraftLine]) -> DraftSurvey:
    """Look over all the ``lines``."""
    gaps = [line.gap for line in lines[1:]]
    sizes = Counter[float]()
    for line in lines:
        sizes[line.looks.size] += len(line.text)
    return DraftSurvey(
        gap=median_low(gaps) if gaps else 0,
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        indents=_indents(lines),
        measure=_measure(lines),
        centred=sum(line.looks.align is Align.CENTER for line in lines) * 2 > len(lines),
    )


def _indents(lines: Sequence[DraftLine]) -> bool:
    """Return whether an indent tells a new paragraph from a sentence that goes on."""
    pairs = list(pairwise(lines))
    fresh = [after.indented for before, after in pairs if words.ENDING.search(before.text)]
    going_on = [
        after.indented
        for before, after in pairs
        if (len(before.text) > LONG or is_open(before.text))
        and not words.ENDING.search(before.text)
    ]
    return any(fresh) and 3 * sum(fresh) >= len(fresh) and not any(going_on)


def _measure(lines: Sequence[DraftLine]) -> int:
    """Return the width at which lines were broken: many are about as wide as the widest."""
    widths = sorted(map(width, lines), reverse=True)
    if len(widths) < _FEWEST_LINES:
        return 0
    widest = widths[min(len(widths) // 20, 2)]
    full = [line for line in lines if abs(width(line) - widest) <= _RAGGED]
    unfinished = [line for line in full if not words.ENDING.search(line.text)]
    is_broken = widest in _MEASURES and 4 * len(full) >= len(lines) and len(unfinished) > 1
    return widest if is_broken else 0


def width(line: DraftLine) -> int:
    """Return how wide a line is in ems, Latin characters counting a half."""
    return (sum(1 if c.isascii() else 2 for c in line.text) + 1) // 2 + 2 * line.indented


def is_open(text: str) -> bool:
    """Whether a line without a stop breaks off: titles with a comma are short."""
    return text.endswith(("，", "、")) or ("，" in text and len(text) > _TITLE_WITH_COMMA)
