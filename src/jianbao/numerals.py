"""Chinese numerals below a hundred, as headings are numbered with."""

from __future__ import annotations

from typing import Final

NUMERALS: Final = "一二三四五六七八九"


def numeral(value: int) -> str:
    """Return ``value``, from 1 to 99, in `NUMERALS` and 十; in digits beyond."""
    tens, ones = divmod(value, 10)
    if not 0 < value < 100:  # noqa: PLR2004 - as is said
        return str(value)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


def value_of(numeral: str) -> int:
    """Return the value of ``numeral``, made of `NUMERALS` and 十; 0 where there is none."""
    tens, ten, ones = numeral.rpartition("十")
    units = NUMERALS.find(ones) + 1 if ones else 0
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + units if ten else units
