"""Formulas: drawings on paper, MathML on screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from jianbao.book import Asset
from jianbao.diagnostics import Span
from jianbao.manuscript.elements import has_class
from jianbao.manuscript.formulas import DISPLAYED, FORMULA

_SIZE: Final = 24.0
"""The type in which formulas are drawn, in the units of the drawing."""
_MATH: Final = "{http://www.w3.org/1998/Math/MathML}"


def draw_formulas(tree: etree._Element) -> tuple[Asset, ...]:
    """Put a drawing in the place of each formula of a print ``tree``, and return the drawings.

    It stands on the line by its baseline; what it says is the formula in LaTeX. One that cannot
    be drawn stays as it is written.
    """
    drawn: dict[tuple[str, bool], tuple[Asset, float]] = {}
    for element in list(_formulas(tree)):
        key = (element.text or "", has_class(element, DISPLAYED))
        if key not in drawn and (made := _drawn(*key, f"formulas/{len(drawn) + 1}.svg")):
            drawn[key] = made
        if key in drawn:
            asset, depth = drawn[key]
            element.tag, element.text = "img", None
            element.set("src", asset.href)
            element.set("alt", key[0])
            style = f"height: {asset.height / _SIZE:.3f}em; max-width: none"
            style += "; margin-top: 0.4em" * key[1]  # white between a formula's line and the text
            element.set("style", f"{style}; vertical-align: {-depth / _SIZE:.3f}em")
    return tuple(asset for asset, _ in drawn.values())


def mark_up_formulas(tree: etree._Element) -> None:
    """Put MathML in the place of each formula of a ``tree`` for screens."""
    formulas = list(_formulas(tree))
    if not formulas:
        return
    from latex2mathml.converter import convert  # noqa: PLC0415 - few books have formulas

    for element in formulas:
        written = element.text or ""
        display = "block" if has_class(element, DISPLAYED) else "inline"
        try:
            math = etree.fromstring(convert(written, display=display))
        except Exception:  # noqa: BLE001, S112 - said when it was read; it stays as it is written
            continue
        math.set("alttext", written)
        etree.cleanup_namespaces(math)
        math.tail = element.tail
        parent = element.getparent()
        if parent is not None:
            parent.replace(element, math)


def _formulas(tree: etree._Element) -> Iterator[etree._Element]:
    return (element for element in tree.iter("{*}code") if has_class(element, FORMULA))


def _drawn(formula: str, displayed: bool, href: str) -> tuple[Asset, float] | None:  # noqa: FBT001 - of a key
    """Return the drawing of ``formula`` and how far it reaches below the baseline."""
    import ziamath  # noqa: PLC0415 - as above

    ziamath.config.svg2 = False  # type: ignore[attr-defined] # no list of what it exports
    try:
        made = ziamath.Latex(formula, size=_SIZE, inline=not displayed)  # type: ignore[attr-defined] # as above
        drawing = etree.fromstring(made.svg())
    except Exception:  # noqa: BLE001 - a parser of foreign text, with an error for every fault
        return None
    _, top, width, height = map(float, drawing.get("viewBox", "").split())
    asset = Asset(
        href=href,
        media_type="image/svg+xml",
        data=etree.tostring(drawing),
        width=width,
        height=height,
        span=Span(file=""),
    )
    return asset, top + height
