"""Office Math, ECMA-376 part 1, 22.1: in the words of LaTeX or, where that is not sure, as a line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from jianbao.intake.conservation import letters
from jianbao.intake.docx.formulas import structures
from jianbao.intake.docx.formulas.names import FORMULA_TEXT, m
from jianbao.intake.docx.formulas.signs import WordlessFormulaError
from jianbao.intake.docx.text import characters

FORMULAS: Final = (m("oMath"), m("oMathPara"))
_CHINESE: Final = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_SIGNS: Final = re.compile("[-+−±×÷·=<>/]")
_BEFORE: Final = {m("den"): "/", m("rad"): "√"}
_PLACES: Final = {m("sup"): "raised", m("sub"): "lowered"}
_ENCLOSED: Final = frozenset(map(m, ("num", "den")))


def each(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the formulas in ``element``, one of `FORMULAS`."""
    inside = list(element.iterchildren(m("oMath"))) if element.tag == m("oMathPara") else []
    yield from inside or [element]


def line(element: etree._Element, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a formula as one line, each with its place: “”, “raised” or “lowered”."""
    for child in element:
        if child.tag == FORMULA_TEXT:
            yield characters(child), place
            continue
        inner = _PLACES.get(child.tag, place)
        within = list(line(child, inner))
        is_long = child.tag in _ENCLOSED and any(_SIGNS.search(text) for text, _ in within)
        yield _BEFORE.get(child.tag, "") + "(" * is_long, inner
        yield from within
        yield ")" * is_long, inner


def written(element: etree._Element) -> str:
    """Return the characters of a formula in the order in which its file has them."""
    return "".join(characters(item) for item in element.iter(FORMULA_TEXT))


def latex(element: etree._Element) -> str:
    """Return a formula in the words of LaTeX; “” where those may say something else than it.

    The words are read again: they must say the same letters and numbers. Chinese is left to the
    line, for faces of mathematics have none.
    """
    source = _plain(written(element))
    if _CHINESE.search(source):
        return ""
    try:
        made = structures.written(element)
    except WordlessFormulaError:
        return ""
    return made if Counter(letters(_spoken(made))) == Counter(letters(source)) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _spoken(formula: str) -> str:
    """Return what ``formula`` says when it is read as every medium reads it."""
    from latex2mathml.converter import convert  # noqa: PLC0415 - few papers have formulas

    try:
        math = etree.fromstring(convert(formula))
    except Exception:  # noqa: BLE001 - a parser of foreign text, with an error for every fault
        return ""
    return _plain("".join(map(str, math.itertext())))
