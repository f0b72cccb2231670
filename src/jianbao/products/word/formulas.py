"""Formulas as Word's own (OMML, ECMA-376-1, 22.1), by way of MathML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from jianbao.products.word.reviewed import Look
from jianbao.products.word.xml import MATH, element


def written(formula: str) -> etree._Element | None:
    """Return ``m:oMath`` of a formula in LaTeX, or None where it cannot be read."""
    from latex2mathml.converter import convert  # noqa: PLC0415 - few books have formulas

    try:
        math = etree.fromstring(convert(formula))
    except Exception:  # noqa: BLE001 - said when it was read; it stays as it is written
        return None
    return element("m:oMath", *_all(math))


def _all(container: Iterable[etree._Element]) -> list[etree._Element]:
    return [made for child in container for made in _one(child)]


def _one(node: etree._Element) -> list[etree._Element]:
    tag = etree.QName(node).localname
    if tag in _TOKENS:
        return [_run(node.text or "", plain=tag in {"mtext", "mn"})] if node.text else []
    make = _MAKERS.get(tag)
    if make is None:
        return _all(node)
    children = list(node)
    return [make(children)]


def _run(content: str, *, plain: bool) -> etree._Element:
    token = element("m:t")
    token.text = content
    style = element("m:rPr", element("m:sty", **{"m:val": "p"})) if plain else None
    return element("m:r", style, token)


def _argument(name: str, *nodes: etree._Element) -> etree._Element:
    return element(f"m:{name}", *(made for node in nodes for made in _one(node)))


def _fraction(nodes: list[etree._Element]) -> etree._Element:
    return element("m:f", _argument("num", nodes[0]), _argument("den", nodes[1]))


def _root(nodes: list[etree._Element]) -> etree._Element:
    return element("m:rad", _argument("deg", nodes[1]), _argument("e", nodes[0]))


def _square_root(nodes: list[etree._Element]) -> etree._Element:
    hidden = element("m:radPr", element("m:degHide", **{"m:val": 1}))
    return element("m:rad", hidden, element("m:deg"), _argument("e", *nodes))


def _raised(nodes: list[etree._Element]) -> etree._Element:
    return element("m:sSup", _argument("e", nodes[0]), _argument("sup", nodes[1]))


def _lowered(nodes: list[etree._Element]) -> etree._Element:
    return element("m:sSub", _argument("e", nodes[0]), _argument("sub", nodes[1]))


def _both(nodes: list[etree._Element]) -> etree._Element:
    return element(
        "m:sSubSup",
        _argument("e", nodes[0]),
        _argument("sub", nodes[1]),
        _argument("sup", nodes[2]),
    )


def _above(nodes: list[etree._Element]) -> etree._Element:
    return element("m:limUpp", _argument("e", nodes[0]), _argument("lim", nodes[1]))


def _below(nodes: list[etree._Element]) -> etree._Element:
    return element("m:limLow", _argument("e", nodes[0]), _argument("lim", nodes[1]))


def _around(nodes: list[etree._Element]) -> etree._Element:
    lower = element("m:e", _below(nodes[:2]))
    return element("m:limUpp", lower, _argument("lim", nodes[2]))


def _table(rows: list[etree._Element]) -> etree._Element:
    return element(
        "m:m", *(element("m:mr", *(_argument("e", cell) for cell in row)) for row in rows)
    )


_TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_MAKERS: Final[dict[str, Callable[[list[etree._Element]], etree._Element]]] = {
    "mfrac": _fraction,
    "mroot": _root,
    "msqrt": _square_root,
    "msup": _raised,
    "msub": _lowered,
    "msubsup": _both,
    "mover": _above,
    "munder": _below,
    "munderover": _around,
    "mtable": _table,
}


def said(formula: etree._Element) -> Look:
    """Return what a formula says, without how its letters look."""
    return frozenset({f"formula={_signs(formula)}"})


def _signs(formula: etree._Element) -> str:
    made = ""
    for child in formula:
        if not isinstance(child.tag, str) or child.tag.endswith("Pr"):
            continue
        name = child.tag.removeprefix(f"{{{MATH}}}")
        own = (child.text or "").replace(" ", "")
        made += own if name == "t" else _AROUND.get(name, "") + _signs(child)
    return made


_AROUND: Final = {
    "sup": "^",
    "sub": "_",
    "num": "(",
    "den": ")/",
    "rad": "√",
    "lim": "|",
    "mr": ";",
}
