"""Formulas: drawings on paper, MathML on screens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from jianbao.book import Asset
from jianbao.diagnostics import Span
from jianbao.manuscript.elements import has_class
from jianbao.manuscript.formulas import DISPLAYED, FORMULA, FormulaPart, parted

_SIZE: Final = 24.0
"""The type in which formulas are drawn, in the units of the drawing."""
_MATH: Final = "{http://www.w3.org/1998/Math/MathML}"


def draw_formulas(tree: etree._Element) -> tuple[Asset, ...]:
    """Put a drawing in the place of each formula of a print ``tree``, and return the drawings.

    It stands on the line by its baseline; what it says is the formula in LaTeX. Chinese words of
    it are text of the line. One that cannot be drawn stays as it is written.
    """
    drawn: dict[tuple[str, bool], tuple[Asset, float]] = {}
    for element in list(_formulas(tree)):
        parts, displayed = parted(element.text or ""), has_class(element, DISPLAYED)
        for key in ((part.text, displayed) for part in parts if not part.is_words):
            href = f"formulas/{len(drawn) + 1}.svg"
            if key not in drawn and (made := _drawn(*key, href, alone=len(parts) == 1)):
                drawn[key] = made
        if parts and all(part.is_words or (part.text, displayed) in drawn for part in parts):
            _set(element, parts, {part.text: drawn.get((part.text, displayed)) for part in parts})
    return tuple(asset for asset, _ in drawn.values())


def _set(
    element: etree._Element,
    parts: tuple[FormulaPart, ...],
    drawn: Mapping[str, tuple[Asset, float] | None],
) -> None:
    """Make ``element`` hold the drawings and words of ``parts``; a drawing alone takes its place."""
    displayed = has_class(element, DISPLAYED)
    alone = len(parts) == 1
    element.tag, element.text = "span", None
    for part in parts:
        child = element if alone else etree.SubElement(element, "span")
        if (made := drawn[part.text]) is None or part.is_words:
            child.text = part.text
            continue
        asset, depth = made
        child.tag = "img"
        child.set("src", asset.href)
        child.set("alt", part.text)
        style = f"height: {asset.height / _SIZE:.3f}em; max-width: none"
        style += "; margin-top: 0.4em" * displayed  # white between a formula's line and the text
        child.set("style", f"{style}; vertical-align: {-depth / _SIZE:.3f}em")


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


def _drawn(
    formula: str,
    displayed: bool,  # noqa: FBT001 - of a key
    href: str,
    *,
    alone: bool,
) -> tuple[Asset, float] | None:
    """Return the drawing of ``formula`` and how far it reaches below the baseline.

    Beside words, signs at its ends keep their space as between what they stand between.
    """
    import ziamath  # noqa: PLC0415 - as above

    ziamath.config.svg2 = False  # type: ignore[attr-defined] # no list of what it exports
    try:
        written = formula if alone else f"{{}}{formula}{{}}"
        made = ziamath.Latex(written, size=_SIZE, inline=not displayed)  # type: ignore[attr-defined] # as above
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
