"""The runs of a formula, ECMA-376 part 1, 22.1.2.87, in the words of LaTeX, sign by sign."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from lxml import etree

from jianbao.intake.docx.formulas.names import FORMULA_TEXT, m
from jianbao.intake.docx.text import characters

_FUNCTIONS: Final = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "ln",
        "lg",
        "log",
        "exp",
        "lim",
        "max",
        "min",
        "sup",
        "inf",
        "det",
        "dim",
        "gcd",
        "ker",
        "arg",
    ]
)
_ESCAPED: Final = {"\\": r"\backslash ", "~": r"\sim ", "^": r"\wedge ", "|": r"\vert "} | {
    sign: f"\\{sign}" for sign in "{}$%#&_"
}
_CHOSEN: Final = {
    "√": r"\surd",
    "·": r"\cdot",
    "⊥": r"\perp",
    "△": r"\triangle",
    "∼": r"\sim",
    "−": "-",
}
"""Where several words stand for a sign, or the first one for something else besides."""
_WORD: Final = re.compile(r"\\[A-Za-z]+")
_ALPHABETS: Final = {"double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak"}
_WEIGHTS: Final = {"b": "mathbf", "bi": "mathbf", "p": "mathrm"}


class WordlessFormulaError(Exception):
    """What a formula holds has no word here that says the same."""


def sign(character: str) -> str:
    """Return one character as LaTeX writes it in a formula."""
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isascii() or character.isalpha():
        return unicodedata.normalize("NFKC", character)
    word = _CHOSEN.get(character) or _words().get(character)
    if word:
        return f"{word} "
    plain = unicodedata.normalize("NFKC", character)
    if plain == character and unicodedata.category(character) not in {"Sm", "So", "Po", "Nd"}:
        raise WordlessFormulaError
    return character if plain == character else "".join(map(sign, plain))


@cache
def _words() -> dict[str, str]:
    """Return the signs that the reader of formulas has a word for, each with its first."""
    from latex2mathml.symbols_parser import parse_symbols  # noqa: PLC0415 - few papers have formulas

    found = dict[str, str]()
    for word, code in parse_symbols().items():
        if _WORD.fullmatch(word):
            found.setdefault(chr(int(code, 16)), word)
    return found


def run(element: etree._Element) -> str:
    """Return an m:r: a name of a function, words, or signs in its alphabet."""
    text = "".join(characters(item) for item in element.iter(FORMULA_TEXT))
    properties = element.find(m("rPr"))
    values = (
        {}
        if properties is None
        else {etree.QName(child).localname: child.get(m("val"), "") for child in properties}
    )
    if "nor" in values and not set(text) & _ESCAPED.keys():
        return f"\\text{{{text}}}" if text.strip() else text
    style = "p" if "nor" in values else values.get("sty", "i")
    if style == "p" and text.strip() in _FUNCTIONS:
        return f"\\{text.strip()} "
    made = "".join(map(sign, text))
    alphabet = _ALPHABETS.get(values.get("scr", "")) or _WEIGHTS.get(style)
    return f"\\{alphabet}{{{made}}}" if alphabet and any(map(str.isalpha, text)) else made
