"""The levels of an article's headings: by Word's own where it has any, else as they are nested."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jianbao.intake.splitting.labels import LineLabel
from jianbao.intake.splitting.lines import DraftLine
from jianbao.intake.splitting.single.patterns import RANKS, number, setting

_DEEPEST = 4
_BACK = re.compile("(?:主要)?参考(?:文献|资料)|附录.{0,4}|致谢|注释|后记|结语|结束语")
"""What stands behind the chapters of a paper, as a chapter."""
Kind = tuple[object, ...]


def levels(lines: Sequence[DraftLine], labels: Sequence[LineLabel]) -> Mapping[int, int]:
    """Return the level, from 1, of each heading among ``lines``.

    A heading of a kind that is open closes those below it; one of a new kind is nested in the
    last, unless its number is of a higher order. An attachment begins anew.
    """
    headings = [i for i, label in enumerate(labels) if label is LineLabel.HEADING]
    named = sorted({lines[i].looks.level for i in headings} - {0})
    found, nested = dict[int, int](), list[Kind]()
    for index, label in enumerate(labels):
        if label is LineLabel.ATTACHMENT:
            nested = []
        if label is not LineLabel.HEADING:
            continue
        if lines[index].looks.level:
            found[index] = min(named.index(lines[index].looks.level) + 1, _DEEPEST)
            continue
        if nested and _BACK.fullmatch(lines[index].text):
            found[index] = len(named) + 1
            continue
        kind = _kind(lines[index])
        while nested and kind not in nested and _is_higher(kind, nested[-1]):
            nested.pop()
        nested = [*nested[: nested.index(kind)], kind] if kind in nested else [*nested, kind]
        found[index] = min(len(named) + len(nested), _DEEPEST)
    return found


def _kind(line: DraftLine) -> Kind:
    numbered = number(line.text)
    return ("number", numbered.pattern) if numbered else ("set", setting(line.looks))


def _is_higher(kind: Kind, other: Kind) -> bool:
    """Whether ``kind`` stands above ``other``: by its number, or as it is set larger."""
    if kind[0] == other[0] == "number":
        return RANKS[str(kind[1])] < RANKS[str(other[1])]
    return False
