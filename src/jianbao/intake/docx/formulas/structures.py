"""Fractions, roots, scripts, brackets and matrices of Office Math in the words of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from jianbao.intake.docx.formulas.names import is_set, m, setting
from jianbao.intake.docx.formulas.signs import WordlessFormulaError, run, sign

_TALL: Final = re.compile(r"\\(?:frac|sqrt|begin|atop|sum|int|prod|over|under)")
_SPACED: Final = re.compile(r"(\\(?:[A-Za-z]+|[{}])) +(?!\w)")
"""A word needs the space behind it before letters only."""
_ACCENTS: Final = {
    "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "overline", "\u20d7": "vec",
    "\u0307": "dot", "\u0308": "ddot", "\u030c": "check", "\u0306": "breve", "\u0301": "acute",
    "\u0300": "grave", "^": "hat", "~": "tilde", "¯": "overline", "→": "vec",
}  # fmt: skip
_WIDE: Final = {"hat": "widehat", "tilde": "widetilde", "bar": "overline", "vec": "overrightarrow"}
_BRACES: Final = {("⏟", "bot"): "underbrace", ("⏞", "top"): "overbrace"}
_BARE: Final = re.compile(r"\w|\\[A-Za-z]+")
_LIMITED: Final = re.compile(r"\\(?:lim|max|min|sup|inf|gcd|(?:und|ov)erbrace\{.*\})")
_LINE: Final = r"\\"
_SKIPPED: Final = frozenset(map(m, ("ctrlPr", "argPr")))


def written(formula: etree._Element) -> str:
    """Return ``formula``; raise `WordlessFormulaError` where it holds what there is no word for."""
    return _SPACED.sub(r"\1", _all(formula)).strip()


def _all(container: etree._Element | None) -> str:
    return "" if container is None else "".join(map(_one, container))


def _one(element: etree._Element) -> str:
    maker = _MAKERS.get(str(element.tag))
    if maker is not None:
        return maker(element)
    if (
        element.tag in _SKIPPED
        or str(element.tag).endswith("Pr")
        or not "".join(map(str, element.itertext())).strip()
    ):
        return ""
    raise WordlessFormulaError


def _part(element: etree._Element, name: str) -> str:
    return _all(element.find(m(name))).strip()


def _whole(text: str) -> str:
    return text if _BARE.fullmatch(text) else f"{{{text}}}"


def _base(element: etree._Element) -> str:
    return _whole(_part(element, "e"))


def _fraction(element: etree._Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    kind = setting(element, "type", "bar")
    if kind == "noBar":
        return f"{{{above}\\atop {below}}}"
    if kind in {"lin", "skw"}:
        return f"{_whole(above)}/{_whole(below)}"
    return f"\\frac{{{above}}}{{{below}}}"


def _root(element: etree._Element) -> str:
    degree = "" if is_set(element, "degHide") else _part(element, "deg")
    return f"\\sqrt{f'[{degree}]' if degree else ''}{{{_part(element, 'e')}}}"


def _script(mark: str, text: str) -> str:
    return f"{mark}{{{text}}}" if text else ""


def _scripts(element: etree._Element) -> str:
    below, above = _script("_", _part(element, "sub")), _script("^", _part(element, "sup"))
    return f"{_base(element)}{below}{above}"


def _scripts_before(element: etree._Element) -> str:
    below, above = _script("_", _part(element, "sub")), _script("^", _part(element, "sup"))
    return f"{{}}{below}{above}{_base(element)}"


def _large(element: etree._Element) -> str:
    operator = sign(setting(element, "chr", "∫")).strip()
    below = "" if is_set(element, "subHide") else _script("_", _part(element, "sub"))
    above = "" if is_set(element, "supHide") else _script("^", _part(element, "sup"))
    return f"{operator}{below}{above} {_part(element, 'e')}"


def _brackets(element: etree._Element) -> str:
    opening, closing = (
        setting(element, f"{end}Chr", default) for end, default in (("beg", "("), ("end", ")"))
    )
    between = sign(setting(element, "sepChr", "|"))
    inner = between.join(_all(part).strip() for part in element.iterchildren(m("e")))
    left, right = (sign(one).strip() if one else "." for one in (opening, closing))
    if _TALL.search(inner) or "." in {left, right}:
        return f"\\left{left} {inner}\\right{right} "
    return f"{left} {inner}{right} "


def _matrix(element: etree._Element) -> str:
    rows = (
        "&".join(_all(cell).strip() for cell in row.iterchildren(m("e")))
        for row in element.iterchildren(m("mr"))
    )
    return rf"\begin{{matrix}}{_LINE.join(rows)}\end{{matrix}}"


def _equations(element: etree._Element) -> str:
    """Return lines one below the other; “&” in them is where they are aligned, 22.1.2.34."""
    rows = [_all(row).strip().replace(r"\&", "&") for row in element.iterchildren(m("e"))]
    columns = "rl" * (max(row.count("&") for row in rows) // 2 + 1) if "&" in "".join(rows) else "l"
    return rf"\begin{{array}}{{{columns}}}{_LINE.join(rows)}\end{{array}}"


def _accented(element: etree._Element) -> str:
    word = _ACCENTS.get(setting(element, "chr", "\u0302"))
    base = _part(element, "e")
    if word is None:
        raise WordlessFormulaError
    return f"\\{word if _BARE.fullmatch(base) else _WIDE.get(word, word)}{{{base}}}"


def _bar(element: etree._Element) -> str:
    word = "overline" if setting(element, "pos", "bot") == "top" else "underline"
    return f"\\{word}{{{_part(element, 'e')}}}"


def _grouped(element: etree._Element) -> str:
    shown, place = setting(element, "chr", "⏟"), setting(element, "pos", "bot")
    word = _BRACES.get((shown, place))
    if word:
        return f"\\{word}{{{_part(element, 'e')}}}"
    set_ = "overset" if place == "top" else "underset"
    return f"\\{set_}{{{sign(shown).strip()}}}{{{_part(element, 'e')}}}"


def _limit(element: etree._Element) -> str:
    is_below = element.tag == m("limLow")
    base, limit = _part(element, "e"), _part(element, "lim")
    if _LIMITED.fullmatch(base):
        return f"{base}{'_' if is_below else '^'}{{{limit}}} "
    return f"\\{'underset' if is_below else 'overset'}{{{limit}}}{{{base}}}"


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _boxed(element: etree._Element) -> str:
    return f"\\boxed{{{_part(element, 'e')}}}"


_MAKERS: Final[dict[str, Callable[[etree._Element], str]]] = {
    m("r"): run,
    m("f"): _fraction,
    m("rad"): _root,
    m("sSup"): _scripts,
    m("sSub"): _scripts,
    m("sSubSup"): _scripts,
    m("sPre"): _scripts_before,
    m("nary"): _large,
    m("d"): _brackets,
    m("m"): _matrix,
    m("eqArr"): _equations,
    m("acc"): _accented,
    m("bar"): _bar,
    m("groupChr"): _grouped,
    m("limLow"): _limit,
    m("limUpp"): _limit,
    m("func"): _function,
    m("borderBox"): _boxed,
    m("box"): lambda element: _part(element, "e"),
    m("oMath"): _all,
}
