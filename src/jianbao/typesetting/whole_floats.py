"""Floats that are told not to break: as one piece on the page that has room for them.

WeasyPrint breaks a float wherever a page ends, so that a picture with text around it would stand at
the foot of a page and its caption at the head of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeAlias

from weasyprint.layout import block

from jianbao.typesetting.adaptation import Signatures, replace, strange

Argument: TypeAlias = Any
"""WeasyPrint's own carry no types."""

_RELIED_ON: Final[Signatures] = (
    (
        block,
        "float_layout",
        "(context, box, containing_block, absolute_boxes, fixed_boxes, bottom_space, skip_stack)",
    ),
)
_MOST: Final = 0.75
"""Share of the paper above the foot of the type area: what is higher may fit no page."""


@contextmanager
def whole_floats() -> Iterator[None]:
    """Keep such floats whole in all that is laid out meanwhile; on an unknown WeasyPrint, nothing."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            replace(stack, block, "float_layout", _float_layout)
        yield


def _float_layout(
    stock: Callable[..., tuple[Argument, Argument]],
    context: Argument,
    box: Argument,
    *args: Argument,
    skip_stack: Argument,
) -> tuple[Argument, Argument]:
    made, resume_at = stock(context, box, *args, skip_stack=skip_stack)
    if resume_at is None or skip_stack is not None or box.style["break_inside"] != "avoid":
        return made, resume_at
    *around, _ = args  # the last is the room to leave below
    context.excluded_shapes.pop()
    whole, _ = stock(context, box, *around, float("-inf"), skip_stack=None)
    if whole.margin_height() <= _MOST * context.page_bottom:
        return whole, None
    context.excluded_shapes.pop()
    return stock(context, box, *args, skip_stack=None)
