"""Office Math, ECMA-376 part 1, 22.1, as one line of text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jianbao.intake.docx.names import FORMULA
from jianbao.intake.docx.text import characters


def _m(name: str) -> str:
    return f"{{{FORMULA}}}{name}"


FORMULAS = (_m("oMath"), _m("oMathPara"))
_BETWEEN = {_m("num"): "/"}
_RAISED, _LOWERED = _m("sup"), _m("sub")


def pieces(element: etree._Element, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a formula, each with its place: “”, “raised” or “lowered”."""
    for child in element:
        if child.tag == _m("t"):
            yield characters(child), place
        else:
            inner = {_RAISED: "raised", _LOWERED: "lowered"}.get(child.tag, place)
            yield from pieces(child, inner)
            if child.tag in _BETWEEN:
                yield _BETWEEN[child.tag], place
