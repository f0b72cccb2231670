"""The order that people put files in: 2 before 10, 二 before 十, whatever the width of digits."""

from __future__ import annotations

import re
from unicodedata import normalize

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(f"([0-9]+|[{''.join(_DIGITS)}{''.join(_UNITS)}]+)")

Key = tuple[tuple[int, int, str], ...]


def natural(name: str) -> Key:
    """Return what to sort ``name`` by: its numbers by their value, before any text."""
    parts = _NUMBER.split(normalize("NFKC", name).casefold())
    return tuple(
        (0, number(part), "") if index % 2 else (1, 0, part)
        for index, part in enumerate(parts)
        if part
    )


def number(written: str) -> int:
    """Return the value of a number below ten thousand in Chinese, or of one in digits.

    Chinese numbers without units are read digit by digit, as years are: 二〇二一.
    """
    if written.isascii():
        return int(written)
    if not any(unit in written for unit in _UNITS):
        return int("".join(str(_DIGITS[digit]) for digit in written))
    total, digit = 0, None
    for character in written:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)
