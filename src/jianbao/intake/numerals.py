"""Numbers in the formats of automatic numbering (ECMA-376 part 1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 9999
"""Beyond it the counting formats fall back to digits."""


def numeral(value: int, kind: str) -> str:
    """Return ``value`` as the format ``kind`` writes it; in digits where that has no sign for it."""
    if kind == "none":
        return ""
    written = _FORMATS.get(kind, str)(value) if value >= 0 else ""
    return written or str(value)


def _counted(
    value: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零", *, bare: str = "十"
) -> str:
    """Return ``value`` with its units, 一百零五; units in ``bare`` go without a 一 in front."""
    if not 0 < value <= _LARGEST:
        return digits[0] if value == 0 else ""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(written)
            continue
        unit = units[place - 1] if place else ""
        silent = digit == 1 and unit and unit in bare and (not written or len(bare) > 1)
        written += (zero if gap else "") + ("" if silent else digits[digit]) + unit
        gap = False
    return written


def _positional(value: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _counted_below_hundred(value: int) -> str:
    """chineseCounting: 九十九, but 一〇〇."""
    return _counted(value) if value < 100 else _positional(value)  # noqa: PLR2004 - the format's


def _enclosed(first: str, count: int, value: int, zero: str = "") -> str:
    if value == 0:
        return zero
    return chr(ord(first) + value - 1) if value <= count else ""


def _circled(value: int) -> str:
    """① to ㊿."""
    for start, first, count in ((0, "①", 20), (20, "㉑", 15), (35, "㊱", 15)):
        if value <= start + count:
            return _enclosed(first, count, value - start, "⓪")
    return ""


def _cycle(signs: str, value: int) -> str:
    return signs[(value - 1) % len(signs)] if value else ""


def _letters(first: str, value: int) -> str:
    """Return A to Z, then AA to ZZ."""
    return (
        chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)
        if 0 < value <= _LARGEST
        else ""
    )


def _roman(value: int) -> str:
    if value > _LARGEST:
        return ""
    written = ""
    for amount, letters in _ROMAN:
        written += letters * (value // amount)
        value %= amount
    return written


_full_width = partial(_positional, digits="０１２３４５６７８９")
_legal_simplified = partial(_counted, digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟", bare="")
_legal_traditional = partial(_counted, digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟", bare="")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02}".format,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": partial(_letters, "A"),
    "lowerLetter": partial(_letters, "a"),
    "chineseCounting": _counted_below_hundred,
    "taiwaneseCounting": _counted_below_hundred,
    "chineseCountingThousand": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": partial(_counted, zero="", bare="十百千"),
    "ideographDigital": _positional,
    "taiwaneseDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "chineseLegalSimplified": _legal_simplified,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": partial(
        _counted, digits="〇壱弐参四伍六七八九", units="拾百阡", bare="", zero=""
    ),
    "ideographTraditional": partial(_cycle, _STEMS),
    "ideographZodiac": partial(_cycle, _BRANCHES),
    "ideographZodiacTraditional": lambda value: _cycle(_STEMS, value) + _cycle(_BRANCHES, value),
    "ideographEnclosedCircle": partial(_enclosed, "㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": partial(_enclosed, "⒈", 20),
    "decimalEnclosedParen": partial(_enclosed, "⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": "- {} -".format,
}
