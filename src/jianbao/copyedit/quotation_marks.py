"""Double quotation marks of a text: how they open, close and nest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CLAUSE: Final = re.compile("[，。；！？]")
_QUOTES_NEXT: Final = frozenset("求出调示：，。；为是说道称以和的")
_MARKS: Final = {"“": re.compile("[“”]"), "「": re.compile("[「」]")}


@dataclass(frozen=True, slots=True)
class Quoting:
    """What is odd about the marks of one kind: “” or 「」.

    ``nested`` are the places of pairs within another pair; ``turned`` those of marks that would
    be right the other way round, where the marks as they stand do not pair at all.
    """

    nested: tuple[tuple[int, int], ...] = ()
    turned: tuple[int, ...] = ()


def quoting(text: str, opening: str = "“") -> Quoting:
    """Return what is odd about the marks of ``text`` that ``opening`` belongs to."""
    if opening not in text:
        return Quoting()
    marks = [(match.start(), match[0] == opening) for match in _MARKS[opening].finditer(text)]
    open_at: list[int] = []
    nested = []
    for place, opens in marks:
        if opens:
            open_at.append(place)
        elif not open_at:
            break
        else:
            start = open_at.pop()
            if len(open_at) % 2:
                nested.append((start, place))
    else:
        if not open_at:
            return Quoting(nested=tuple(nested))
    if len(marks) % 2:
        return Quoting()
    turned = tuple(
        place for number, (place, opens) in enumerate(marks) if opens != (number % 2 == 0)
    )
    if any(
        _opens_another(text, marks[number - 1][0], marks[number])
        for number in range(1, len(marks), 2)
    ):
        return Quoting()
    return Quoting(turned=turned)


def _opens_another(text: str, before: int, mark: tuple[int, bool]) -> bool:
    """Whether a mark that should close opens, where something else is about to be quoted.

    It is the closing mark of what opened at ``before`` that is missing then.
    """
    place, opens = mark
    return (
        opens
        and text[place - 1] in _QUOTES_NEXT
        and _CLAUSE.search(text, before, place) is not None
    )
