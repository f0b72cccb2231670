"""Places where a manuscript asks not to be corrected: ``<!-- 不查 -->`` or ``<!-- 不查 P101 -->``.

Behind text the comment speaks of its own line, on a line by itself of the block that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

_COMMENT = re.compile(r"<!--[ \t]*(?:不查|nocheck)(?P<codes>(?:[ \t,，、]++[A-Z]\d{3})*)[ \t]*+-->")
_CODE = re.compile(r"[A-Z]\d{3}")
_ALL = ""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a manuscript asks for: by code, ``""`` for all of them, its lines from first to last.

    The stretches of one code are in order and apart.
    """

    stretches: Mapping[str, Sequence[tuple[int, int]]]

    def cover(self, code: str, line: int) -> bool:
        """Whether ``code`` is not to be reported for ``line``."""
        return any(_is_within(self.stretches.get(asked, ()), line) for asked in (_ALL, code))


def suppressions(source: str) -> Suppressions:
    """Return what the comments of ``source`` ask for."""
    found = list(_COMMENT.finditer(source))
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if found:
        lines = source.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        blocks = _blocks(lines)
        for match in found:
            line = bisect_right(starts, match.start())
            alone = lines[line - 1].strip() == match[0]
            stretch = blocks[line] if alone else (line, line)
            for code in _CODE.findall(match["codes"]) or [_ALL]:
                _add(stretches[code], stretch)
    return Suppressions(stretches)


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return for each number of lines the block that follows them: its first and last line."""
    blocks = [(len(lines) + 1, len(lines) + 1)]
    for number in range(len(lines), 0, -1):
        first, last = blocks[-1]
        if lines[number - 1].strip():
            goes_on = first == number + 1 <= len(lines)
            blocks.append((number, last if goes_on else number))
        else:
            blocks.append((first, last))
    return blocks[::-1]


def _add(stretches: list[tuple[int, int]], stretch: tuple[int, int]) -> None:
    """Add ``stretch``, which begins behind the last one or within it."""
    if stretches and stretch[0] <= stretches[-1][1]:
        stretches[-1] = stretches[-1][0], max(stretches[-1][1], stretch[1])
    else:
        stretches.append(stretch)


def _is_within(stretches: Sequence[tuple[int, int]], line: int) -> bool:
    at = bisect_right(stretches, (line, line + 1)) - 1
    following = stretches[at : at + 1] if at >= 0 else ()
    return any(first <= line <= last for first, last in following)
