"""What stands in the flow: asked of every box at every turn, and nearly always true.

WeasyPrint asks in five ways whether a box is out of the flow. It also looks at all children of a
box to know which pages the first and the last of them want, all articles of a book among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Final, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import float as floats

from jianbao.typesetting.adaptation import Signatures, exchange, exchange_everywhere
from jianbao.typesetting.weasyprint_speedups.foreign import Box, Context

RELIED_ON: Final[Signatures] = (
    (boxes.Box, "is_in_normal_flow", "(self)"),
    (boxes.Box, "page_values", "(self)"),
    (boxes.ParentBox, "page_values", "(self)"),
    (floats, "avoid_collisions", "(context, box, containing_block, outer=True)"),
)
_Place: TypeAlias = tuple[float, float, float]
_PLAIN: Final = frozenset({"static", "relative"})


def install(stack: ExitStack) -> None:
    """Answer shortly, until ``stack`` ends."""
    exchange(stack, boxes.Box, "is_in_normal_flow", _is_in_normal_flow)
    exchange(stack, boxes.ParentBox, "page_values", _page_values)
    exchange_everywhere(stack, floats, "avoid_collisions", _avoid_collisions)


def _is_in_normal_flow(stock: Callable[[Box], bool]) -> Callable[[Box], bool]:
    def is_in_normal_flow(box: Box) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in _PLAIN) or stock(box)

    return is_in_normal_flow


def _page_values(_: object) -> Callable[[Box], tuple[str, str]]:
    def page_values(box: Box) -> tuple[str, str]:
        first, last = _standing(box.children), _standing(reversed(box.children))
        own = box.style["page"]
        if first is None or last is None:
            return own, own
        return first.page_values()[0] or own, last.page_values()[1] or own

    return page_values


def _standing(children: Iterable[Box]) -> Box | None:
    """Return the first of ``children`` that stands in the flow or floats."""
    return next((box for box in children if box.is_in_normal_flow() or box.is_floated()), None)


def _avoid_collisions(stock: Callable[..., _Place]) -> Callable[..., _Place]:
    def avoid_collisions(
        context: Context,
        box: Box,
        containing_block: Box,
        outer: bool = True,  # noqa: FBT001, FBT002 - WeasyPrint's
    ) -> _Place:
        if (
            outer
            or context.excluded_shapes
            or not isinstance(box, boxes.LineBox)
            or containing_block.style["direction"] != "ltr"
        ):
            return stock(context, box, containing_block, outer=outer)
        left = containing_block.content_box_x()
        right = left + containing_block.width
        left += box.margin_left
        right -= box.margin_right
        return left - box.margin_left, box.border_box_y() - box.margin_top, right - left

    return avoid_collisions
