"""Blocks that have to stand on one side of the leaf, which CSS cannot ask for.

``break-before: left`` always breaks; a block that may stay on the page of the text before it, if
that page is of the right side, has to be laid out once to know. Such a block says
``data-side="verso"`` and has an id; so has the empty block before it, where the text ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

TURNED = "turned"
AFTER_BLANK = "after-blank"


def turned(html: str, pages: Mapping[str, int]) -> str:
    """Return ``html`` with the blocks marked that must move on to the other side.

    ``pages`` says on which page each id stands. A block on the wrong side gets the class
    ``turned``, and ``after-blank`` if the page that it leaves will be empty. The theme breaks
    the page before it.
    """
    if "data-side=" not in html:
        return html
    root = ET.fromstring(html)  # noqa: S314 - composed by the edition, never read from outside
    moved = [_turn(parent, pages) for parent in root.iter()]
    return ET.tostring(root, encoding="unicode") if any(moved) else html


def _turn(parent: ET.Element, pages: Mapping[str, int]) -> bool:
    children = list(parent)
    moved = False
    for before, block in zip([None, *children], children, strict=False):
        side, page = block.get("data-side"), pages.get(block.get("id", ""), 0)
        if not page or side != ("verso" if page % 2 else "recto"):
            continue
        end = pages.get(before.get("id", ""), page) if before is not None else page
        classes = (block.get("class", ""), TURNED, AFTER_BLANK if end < page else "")
        block.set("class", " ".join(filter(None, classes)))
        moved = True
    return moved
