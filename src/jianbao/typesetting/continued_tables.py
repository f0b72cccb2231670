"""续表: a line above a table on each page on which it goes on (GB/T 7713.1-2006, 表的续接).

CSS repeats the head of a table, but has nothing for a line that stands only above its later parts.
Here the line is the caption that a style sheet puts before a table by ``::before``; it is taken
out of the table, and laid out above each part but the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import inf
from typing import Any, Final, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from jianbao.typesetting.adaptation import Signatures, replace, strange

Box: TypeAlias = Any
Laid: TypeAlias = tuple[Any, ...]
"""WeasyPrint's own carry no types."""

LINE: Final = "table::before"
"""The tag of the line's box."""
_TABLE: Final = (
    "(context, table, bottom_space, skip_stack, containing_block, page_is_empty, "
    "absolute_boxes, fixed_boxes)"
)
_CONTAINER: Final = (
    "(context, box, bottom_space, skip_stack, page_is_empty, absolute_boxes, fixed_boxes, "
    "adjoining_margins, first_letter_style, first_line_style, discard, max_lines)"
)
_RELIED_ON: Final[Signatures] = (
    (block, "table_layout", _TABLE),
    (block, "block_container_layout", _CONTAINER),
)


@contextmanager
def continued_tables() -> Iterator[None]:
    """Head the parts of tables in all that is laid out meanwhile; on an unknown WeasyPrint, not."""
    with ExitStack() as stack:
        if not strange(_RELIED_ON):
            replace(stack, block, "table_layout", _lay_out)
            replace(stack, block, "block_container_layout", _lay_out_around)
        yield


def _lay_out(stock: Callable[..., Laid], context: object, table: Box, *args: Any) -> Laid:  # noqa: ANN401 - WeasyPrint's
    _, skip_stack, wrapper, *_ = args
    line = getattr(wrapper, "continued", None)
    if line is None or skip_stack is None:
        return stock(context, table, *args)
    line.position_x, line.position_y = table.position_x, table.position_y
    above, *_ = block.block_level_layout(context, line, -inf, None, wrapper, True, [], [])  # noqa: FBT003 - as above
    table.position_y += above.margin_height()
    laid = stock(context, table, *args)
    if laid[0] is not None:
        laid[0].line_above = above
    return laid


def _lay_out_around(
    stock: Callable[..., Laid], context: object, box: Box, *args: object, **named: object
) -> Laid:
    if not box.is_table_wrapper:
        return stock(context, box, *args, **named)
    for child in box.children:
        if child.element_tag == LINE and isinstance(child, boxes.TableCaptionBox):
            box.continued = child
            box.children = [other for other in box.children if other is not child]
    laid = stock(context, box, *args, **named)
    if laid[0] is not None:
        laid[0].children = [*_with_lines(laid[0].children)]
    return laid


def _with_lines(children: Sequence[Box]) -> Iterator[Box]:
    for child in children:
        if (line := getattr(child, "line_above", None)) is not None:
            line.index = child.index
            yield line
        yield child
