"""Numbers that stand before a heading or a paragraph: 一、 （一） 1. （1）, and how they count on.

The four levels are those of GB/T 9704-2012 7.3.3; the marks behind them those of GB/T 15834-2011
B.3 (序次语之后).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jianbao.numerals import NUMERALS, value_of

CHINESE: Final = f"(?:[{NUMERALS}]?十[{NUMERALS}]?|[{NUMERALS}])"
_ORDINAL: Final = re.compile(
    rf"[\s\u3000]*(?:(?P<l1>{CHINESE})、"
    rf"|（(?P<l2>{CHINESE})）"
    r"|(?P<l3>[1-9][0-9]?)[.．](?![0-9])"
    r"|（(?P<l4>[1-9][0-9]?)）)"
)
_COUNTED: Final = re.compile(f"(?P<numeral>{CHINESE})(?:年级|班|季度|期|组|届|楼|号|等奖|[、至到])")
"""What shows a numeral to be part of a pair: 一、二年级."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A number of one of the four levels, and where it stands in its text, mark included."""

    level: int
    number: int
    start: int
    end: int


def ordinal_of(text: str) -> Ordinal | None:
    """Return the number with which ``text`` begins; None where it begins with none.

    一、二年级 begins with a pair of numerals and not with a number, 二、三点要求 with a number.
    """
    found = _ORDINAL.match(text)
    if found is None:
        return None
    level = next(level for level in range(1, 5) if found[f"l{level}"])
    written = found[f"l{level}"]
    number = int(written) if written.isdecimal() else value_of(written)
    following = _COUNTED.match(text, found.end())
    if level == 1 and following and value_of(following["numeral"]) == number + 1:
        return None
    start = len(text) - len(text.lstrip())
    return Ordinal(level=level, number=number, start=start, end=found.end())


def written(number: int, level: int) -> str:
    """Return ``number`` as the ``level`` writes it, with its mark."""
    if level in (1, 2):
        tens, units = divmod(number, 10)
        numeral = ("" if tens < 2 else NUMERALS[tens - 1]) + ("十" if tens else "")  # noqa: PLR2004 - 十, not 一十
        numeral += NUMERALS[units - 1] if units else ""
    else:
        numeral = str(number)
    return {1: f"{numeral}、", 2: f"（{numeral}）", 3: f"{numeral}.", 4: f"（{numeral}）"}[level]
