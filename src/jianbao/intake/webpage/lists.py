"""Automatic numbers of list items, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from jianbao.intake.numerals import numeral
from jianbao.intake.webpage.styles import declared

_BULLET = "•"
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "cjk-decimal", "trad-chinese-informal")
_LETTERS, _ROMAN_NUMBERS = 26, 39
"""How far each kind of number is written here; beyond, digits."""


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
        return f"{numeral(number, 'chineseCounting')}、"
    if kind == "decimal":
        return f"{number}."
    if kind in {"lower-alpha", "lower-latin", "upper-alpha", "upper-latin"} and number <= _LETTERS:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if kind.startswith('upper') else letter}."
    if kind in {"lower-roman", "upper-roman"} and number <= _ROMAN_NUMBERS:
        return f"{numeral(number, 'upperRoman' if kind == 'upper-roman' else 'lowerRoman')}."
    return f"{number}." if "alpha" in kind or "roman" in kind else _BULLET
