"""Boxes higher than what a page may leave empty for them: broken where they stand, not moved on."""

from __future__ import annotations

from math import ceil
from typing import Final

from lxml import etree

from jianbao.edition.titles.lines import width_of
from jianbao.themes import Theme

_WHOLE: Final = 0.4
"""A box no higher than this share of a page is never broken."""
_INSET: Final = 2.2
"""White and rules at both sides of a box, in em."""
_BLOCKS: Final = frozenset({"p", "li", "dt", "dd", "h2", "h3", "h4", "h5", "h6", "tr", "pre"})
_PICTURE: Final = 8
"""Lines that a picture takes."""


def mark_tall_boxes(tree: etree._Element, theme: Theme) -> None:
    """Give ``aside.box`` and ``blockquote`` the class ``tall`` where they may be broken."""
    measure = float(str(theme.option("chars-per-line"))) - _INSET
    most = _WHOLE * float(str(theme.option("lines-per-page")))
    for box in tree.iter("aside", "blockquote"):
        if _lines(box, measure) > most:
            box.set("class", f"{box.get('class', '')} tall".strip())


def _lines(box: etree._Element, measure: float) -> int:
    """Return about how many lines ``box`` takes."""
    blocks = (element for element in box.iter(etree.Element) if element.tag in _BLOCKS)
    texts = ("".join(map(str, block.itertext())) for block in blocks)
    pictures = sum(_PICTURE for _ in box.iter("img"))
    return pictures + sum(max(1, ceil(width_of(text) / measure)) for text in texts)
