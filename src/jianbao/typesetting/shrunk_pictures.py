"""Pictures that just do not fit below the text: made smaller, down to seven tenths, so that they do.

CSS cannot ask for it. The book is laid out once to know which picture begins a page, and how much
of the page before was left empty for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from jianbao.typesetting.pagination import BlockPlace

FOOT: Final = "data-type-foot"
"""The attribute of the document that says where its type area ends, in points from the paper's top."""
_LEAST: Final = 0.7
_SAFE: Final = 0.9
"""Of the room that there is: margins, and lines of the grid that begin only whole."""
_ROW: Final = "pictures"
_UNSAID: Final = 75.0
"""Width, in per cent of the line, of a picture of which nobody said any."""
_WIDTH: Final = re.compile(r"width: ([\d.]+)%")
_NEAR: Final = 3.0
"""Points within which two blocks begin at one height."""


def shrunk(html: str, places: Sequence[BlockPlace]) -> str:
    """Return ``html`` with the pictures smaller that would so fit on the page before theirs.

    ``places`` are those of its blocks, as it was laid out.
    """
    if "<img" not in html:
        return html
    root = ET.fromstring(html)  # noqa: S314 - composed by the edition, never read from outside
    foot = float(root.get(FOOT, "0"))
    blocks = list(_blocks(root))
    once = Counter(block.get("data-source") for block in blocks)
    pages: dict[int, list[BlockPlace]] = {}
    first: dict[str, BlockPlace] = {}
    for place in places:
        pages.setdefault(place.page, []).append(place)
        first.setdefault(place.source, place)
    changed = False
    for block in blocks:
        own = first.get(block.get("data-source", ""))
        if own and once[own.source] == 1 and (scale := _scale(own, pages, foot)):
            _shrink(block, scale)
            changed = True
    return ET.tostring(root, encoding="unicode") if changed else html


def _blocks(root: ET.Element) -> Iterator[ET.Element]:
    """Yield rows of pictures, and figures that stand in none and hold one picture."""
    in_rows = {id(figure) for row in root.iter("div") if row.get("class") == _ROW for figure in row}
    for element in root.iter():
        is_figure = element.tag == "figure" and id(element) not in in_rows
        if element.get("data-source") and (is_figure or element.get("class") == _ROW):
            yield element


def _scale(block: BlockPlace, pages: Mapping[int, Sequence[BlockPlace]], foot: float) -> float:
    """Return how much smaller ``block`` has to be to stand a page earlier; 0 if not."""
    before = pages.get(block.page - 1, ())
    if not before or block.top > min(place.top for place in pages[block.page]) + _NEAR:
        return 0.0
    room = (foot - max(place.bottom for place in before)) * _SAFE
    height = block.bottom - block.top
    return room / height if _LEAST * height <= room < height else 0.0


def _shrink(block: ET.Element, scale: float) -> None:
    parts = list(block.iter("figure")) if block.get("class") == _ROW else list(block.iter("img"))
    for part in parts:
        style = part.get("style", "")
        found = _WIDTH.search(style)
        width = float(found[1]) if found else _UNSAID
        rest = _WIDTH.sub("", style, count=1).strip("; ") if found else style
        part.set("style", "; ".join(filter(None, (f"width: {width * scale:.1f}%", rest))))
