"""Automatic numbers of list items, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from jianbao.intake.webpage.styles import declared

_BULLET = "•"
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "cjk-decimal", "trad-chinese-informal")
_DIGITS = "〇一二三四五六七八九"
_LETTERS, _ROMAN_NUMBERS, _CHINESE_NUMBERS = 26, 39, 99
"""How far each kind of number is written here; beyond, digits."""
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _List:
    kind: str
    next_number: int


class Lists:
    """The lists around a place, and the number of the item there that no paragraph bears yet."""

    def __init__(self) -> None:
        self.number = ""
        self._lists: list[_List] = []

    def open(self, node: HtmlElement, tag: str) -> None:
        """Enter ``node`` if it is a list or an item."""
        if tag in {"ol", "ul"}:
            start = (node.get("start") or "").strip()
            first = int(start) if start.isascii() and start.isdecimal() else 1
            self._lists.append(_List(_kind(node, tag), first))
        elif tag == "li" and self._lists:
            current = self._lists[-1]
            value = (node.get("value") or "").strip()
            if value.isascii() and value.isdecimal():
                current.next_number = int(value)
            self.number = _shown(current.kind, current.next_number)
            current.next_number += 1

    def close(self, tag: str) -> None:
        """Leave an element of the name ``tag``."""
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if tag == "li":
            self.number = ""

    def use(self) -> None:
        """Note that a paragraph bears the number."""
        self.number = ""


def _kind(node: HtmlElement, tag: str) -> str:
    declarations = declared(node)
    written = declarations.get("list-style-type") or declarations.get("list-style", "")
    if written.split():
        return written.split()[0]
    return _TYPES.get(node.get("type") or "", "disc" if tag == "ul" else "decimal")


def _shown(kind: str, number: int) -> str:
    if kind == "none":
        return ""
    if kind in _CHINESE:
        return f"{_chinese(number)}、"
    if kind == "decimal":
        return f"{number}."
    if kind in {"lower-alpha", "lower-latin", "upper-alpha", "upper-latin"} and number <= _LETTERS:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if kind.startswith('upper') else letter}."
    if kind in {"lower-roman", "upper-roman"} and number <= _ROMAN_NUMBERS:
        return f"{_roman(number).upper() if kind == 'upper-roman' else _roman(number)}."
    return f"{number}." if "alpha" in kind or "roman" in kind else _BULLET


def _chinese(number: int) -> str:
    """Return ``number``, below a hundred, in Chinese; beyond, digit by digit."""
    if not 1 <= number <= _CHINESE_NUMBERS:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        shown += letters * times
    return shown
