"""The grid inside WeasyPrint: what is replaced, for how long, and when it keeps out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, replace, strange
from jianbao.typesetting.grid.blocks import BlockKind, Box, Pitch, classify, kind_in_flow, pitch_of
from jianbao.typesetting.grid.sharing import share

Argument: TypeAlias = Any

_BLOCK: Final = (
    "(context, box, bottom_space, skip_stack, containing_block, page_is_empty, "
    "absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style, first_line_style, "
    "discard, max_lines)"
)
_RELIED_ON: Final[Signatures] = (
    (block, "block_level_layout_switch", _BLOCK),
    (inline, "line_box_verticality", "(box)"),
    (block, "collapse_margin", "(adjoining_margins)"),
)
# Where in the arguments of the first, after context and box, stand those that the grid reads.
_SKIP_STACK, _PARENT, _MARGINS = 1, 2, 6
# How far, in lines, something taller than its line may reach into the space above or below it.
_REACH: Final = 0.25
# How far, in lines, a line may go up to be on the grid, rather than nearly a line down.
_GIVE: Final = 0.05


@contextmanager
def on_grid() -> Iterator[tuple[Diagnostic, ...]]:
    """Set body lines on one grid in everything that WeasyPrint lays out meanwhile.

    The grid is that of CLREQ's type area (从基本版式到实际版面的定版设计): it begins at the top of
    every page's content area, its pitch is the line height of the root element, and its baselines
    are those of the root element's face, so that facing pages and lines in other faces align.
    (Lines in another size stand in the middle of theirs.)
    Lines of that height in the main flow lie on it; what stands between them takes whole lines
    together, the space added being shared as :mod:`jianbao.typesetting.grid.sharing` says.

    Not on the grid: lines inside units (see :mod:`jianbao.typesetting.grid.blocks`: tables,
    columns, figures, lines of another height), floats and lines pushed down by them, footnotes,
    margin boxes, whatever is positioned absolutely. A document whose root element has
    ``line-height: normal`` is left as it is.

    Yields the diagnostics: L005 where the installed WeasyPrint is not one that the grid knows, so
    that it stayed out. WeasyPrint is restored on leaving, whatever happens. Not for several
    threads at once: WeasyPrint's own functions are replaced.
    """
    unfit = strange(_RELIED_ON)
    with ExitStack() as stack:
        if not unfit:
            grid = _Grid()
            replace(stack, block, "block_level_layout_switch", grid.lay_out)
            replace(stack, inline, "line_box_verticality", grid.line_extent)
        yield (codes.NO_GRID.of(unfit=unfit),) if unfit else ()


class _Grid:
    """The grid of the page that is being laid out."""

    def __init__(self) -> None:
        self._pitch: Pitch | None = None
        self._top = 0.0

    def lay_out(
        self,
        stock: Callable[..., tuple[Any, ...]],
        context: Argument,
        box: Box,
        *args: Argument,
        **named: Argument,
    ) -> tuple[Any, ...]:
        """Lay out a block: a text begins on the grid; a page's units get their shares."""
        if box.is_for_root_element:
            self._begin_page(box, page=args[_PARENT])
        pitch = self._pitch
        if pitch and _is_text(box, args[_PARENT], pitch):
            self._snap(box, pitch, args[_SKIP_STACK], args[_MARGINS])
        result = stock(context, box, *args, **named)
        if pitch and box.is_for_root_element and result[0]:
            share(result[0])
        return result

    def line_extent(
        self, stock: Callable[[Box], tuple[float, float]], line: Box
    ) -> tuple[float, float]:
        """Return how far a line reaches below and above its baseline: on the grid, whole lines."""
        bottom, top = stock(line)
        pitch = self._pitch
        if pitch is None or not getattr(line, "on_grid", False):
            return bottom, top
        baseline = pitch.baseline_of(line)
        over = (-baseline - top) / pitch.height
        under = (bottom + baseline) / pitch.height - 1
        reach = min(_REACH, (1 - pitch.size / pitch.height) / 4) if _has_picture(line) else _REACH
        above, below = (max(0, math.ceil(excess - reach)) for excess in (over, under))
        top = -baseline - above * pitch.height
        return top + (above + 1 + below) * pitch.height, top

    def _begin_page(self, root: Box, page: Box) -> None:
        self._pitch = pitch_of(root)
        self._top = page.content_box_y()
        if self._pitch and kind_in_flow(root) is None:
            classify(root, self._pitch)

    def _snap(self, box: Box, pitch: Pitch, skip_stack: Argument, margins: list[float]) -> None:
        """Move ``box`` down until its first line is on the grid, and note by how much."""
        begins = skip_stack is None or box.style["box_decoration_break"] == "clone"
        margins = [*margins, box.margin_top] if begins else margins
        edge = box.border_top_width + box.padding_top if begins else 0
        first = box.position_y + block.collapse_margin(margins) + edge
        lines = math.ceil((first - self._top) / pitch.height - _GIVE)
        box.grid_shift = self._top + lines * pitch.height - first
        box.position_y += box.grid_shift


def _is_text(box: Box, parent: Box, pitch: Pitch) -> bool:
    """Return whether ``box`` is a block of the main flow with lines on the grid."""
    if kind_in_flow(parent) is not BlockKind.FLOW:
        return False
    # Boxes made anew, for a page number that became known, have no kind yet.
    return (kind_in_flow(box) or classify(box, pitch)) is BlockKind.TEXT


def _has_picture(line: Box) -> bool:
    """Return whether a picture stands in ``line``, whose ink reaches as far as its box."""
    return any(isinstance(box, boxes.InlineReplacedBox) for box in line.descendants())
