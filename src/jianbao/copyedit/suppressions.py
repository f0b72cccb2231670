"""Places where a manuscript asks not to be corrected: ``<!-- 不查 -->`` or ``<!-- 不查 P101 -->``.

Behind text the comment speaks of its own line, on a line by itself of the block that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_COMMENT = re.compile(
    r"<!--[ \t]*(?:不查|nocheck)(?P<codes>(?:[ \t,，、]++[A-Z]\d{3})*+)[ \t]*+-->"
)
_CODE = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """The lines from ``first`` to ``last``, and the codes not wanted there; none means all."""

    first: int
    last: int
    codes: frozenset[str]


def suppressions(source: str) -> tuple[Suppression, ...]:
    """Return what the comments of ``source`` ask for."""
    found = list(_COMMENT.finditer(source))
    if not found:
        return ()
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(_suppression(match, lines, bisect_right(starts, match.start())) for match in found)


def is_suppressed(asked: tuple[Suppression, ...], code: str, line: int) -> bool:
    """Whether ``code`` is not to be reported for ``line``."""
    return any(
        one.first <= line <= one.last and (not one.codes or code in one.codes) for one in asked
    )


def _suppression(match: re.Match[str], lines: list[str], line: int) -> Suppression:
    codes = frozenset(_CODE.findall(match["codes"]))
    if lines[line - 1].strip() != match[0]:
        return Suppression(line, line, codes)
    first = line + 1
    while first <= len(lines) and not lines[first - 1].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return Suppression(first, last, codes)
