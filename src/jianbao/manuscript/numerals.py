"""Chinese numerals below a hundred, as headings are numbered with."""

from __future__ import annotations

from typing import Final

NUMERALS: Final = "一二三四五六七八九"


def value_of(numeral: str) -> int:
    """Return the value of ``numeral``, made of `NUMERALS` and 十; 0 where there is none."""
    tens, ten, ones = numeral.rpartition("十")
    units = NUMERALS.find(ones) + 1 if ones else 0
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + units if ten else units
