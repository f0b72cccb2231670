"""Blocks that stand in the same place on every page (CSS 2, "Fixed positioning").

Those with which a book begins are given to every unit, where they are no part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from weasyprint.layout import layout_fixed_boxes

from jianbao.typesetting.incremental.foreign import Box, Context
from jianbao.typesetting.incremental.model import Unfit

_OPPOSITE: Final = (("left", "right"), ("top", "bottom"))


def taken_out(root: Box, count: int) -> list[Box]:
    """Take the first ``count`` blocks out of the body: those that are fixed on earlier pages."""
    if not count:
        return []
    body = root.children[0]
    fixed, body.children = list(body.children[:count]), body.children[count:]
    for box in fixed:
        box.position_x = box.position_y = 0  # asked for, but of no account: see below
    return fixed


def repeat(context: Context, pages: Sequence[Any], made: Box) -> None:
    """Put the fixed boxes of ``pages`` on ``made``, below what is on it.

    Raises Unfit where a box stands where it would come in the text of its own page.
    """
    fixed = [box for page in pages for box in page.fixed_boxes]
    if not fixed:
        return
    if any(box.style[one] == box.style[two] == "auto" for box in fixed for one, two in _OPPOSITE):
        raise Unfit("a fixed block stands where it comes in the text")
    root = made.children[0]
    root.children = [*layout_fixed_boxes(context, pages, made), *root.children]
