"""What is done to paragraphs once they are written: rules and white around them, a place at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from jianbao.products.word.measures import PageMeasures, twips
from jianbao.products.word.xml import w

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def at_foot(
    rows: Sequence[Sequence[etree._Element]],
    m: PageMeasures,
    rules: tuple[int, int] | None = None,
    *,
    is_verso: bool = False,
) -> etree._Element:
    """Return a table at the foot of the page that holds written paragraphs, a row for each group.

    ``rules`` are the weights of the outer and the inner ones, in eighths of a point. It is placed
    from the edge of the page: LibreOffice lets a table that is as wide as the text flow with it else.
    """
    width = twips(m.width)
    weights = {"top": 0, "bottom": 0, "insideH": 1}
    borders = [
        w(side, val="single", sz=rules[weights[side]], space=0, color="000000")
        if rules and side in weights
        else w(side, val="nil")
        for side in _SIDES
    ]
    place = w(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=twips(m.outer if is_verso else m.inner),
        tblpYSpec="bottom",
    )
    properties = w(
        "tblPr",
        place,
        w("tblOverlap", val="never"),
        w("tblW", w=width, type="dxa"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    made = w("tbl", properties, w("tblGrid", w("gridCol", w=width)))
    for paragraphs in rows:
        cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)
        made.append(w("tr", w("trPr", w("cantSplit")), cell))
    return made


def surround(elements: Sequence[etree._Element], sides: Sequence[str], accent: str) -> None:
    """Put rules around written paragraphs: the same around all, which Word joins into one."""
    colour, weight = (accent, 4) if len(sides) == len(("top", "bottom")) else ("000000", 6)
    for paragraph in elements:
        insert_rules(paragraph, [(side, weight, colour) for side in sides], space=4)


def insert_rules(
    paragraph: etree._Element, rules: Sequence[tuple[str, int, str]], *, space: int
) -> None:
    """Put ``rules`` beside a written paragraph, besides those that it has."""
    properties = paragraph.find(w("pPr").tag) if paragraph.tag == w("p").tag else None
    if properties is None:
        return
    borders = properties.find(w("pBdr").tag)
    if borders is None:
        borders = w("pBdr")
        place = sum(1 for child in properties if child.tag in _BEFORE_RULES)
        properties.insert(place, borders)
    for side, weight, colour in rules:
        borders.append(w(side, val="single", sz=weight, space=space, color=colour))


def set_space(paragraph: etree._Element, **edges: int) -> None:
    """Set the space around a written paragraph."""
    properties = paragraph.find(w("pPr").tag)
    if properties is None:
        return
    spacing = properties.find(w("spacing").tag)
    if spacing is None:
        spacing = w("spacing")
        place = [
            index
            for index, child in enumerate(properties)
            if child.tag in {w(name).tag for name in ("ind", "jc", "outlineLvl", "sectPr")}
        ]
        properties.insert(place[0] if place else len(properties), spacing)
    for name, value in w("x", **edges).attrib.items():
        spacing.set(name, value)


_BEFORE_RULES: Final = {
    w(name).tag
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"
    )
}  # fmt: skip
