"""Which blocks have lines on the grid, and which stand between such lines as one piece.

The blocks of a page's main flow are of three kinds:

- *text*: a block whose own lines are a pitch high. They lie on the grid.
- *flow*: a block that holds text, at whatever depth: a section, a quotation, a list, a box. Its
  text lies on the grid; its borders do not have to.
- *unit*: everything else: a heading with space of its own around it, a head of several lines, a
  figure, a table, lines of another height. Nothing inside a unit is moved.

A block that lays out its content apart from the page is a unit whatever it holds: tables,
columns, ``display: flex``, ``grid`` and ``flow-root``, ``overflow: hidden``, a set height. So a
theme takes a block off the grid with ``display: flow-root``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

Box: TypeAlias = Any

HEADINGS: Final = frozenset({"header", "hgroup", "h1", "h2", "h3", "h4", "h5", "h6"})
_NEAR: Final = 0.01


class BlockKind(Enum):
    """What a block of the main flow is to the grid."""

    TEXT = auto()
    FLOW = auto()
    UNIT = auto()


@dataclass(frozen=True, slots=True)
class Pitch:
    """Height, baseline and size of type of the root element's lines, in CSS pixels."""

    height: float
    baseline: float
    size: float

    def baseline_of(self, line: Box) -> float:
        """Return where the baseline of ``line`` lies in it: the root's, if it is in its size."""
        in_size = abs(line.style["font_size"] - self.size) < _NEAR
        own: float = self.baseline if in_size else strut(line.style)[1]
        return own

    def is_whole(self, length: float) -> bool:
        """Return whether ``length`` is a number of whole lines."""
        return abs(length - self.height * round(length / self.height)) < _NEAR


def pitch_of(root: Box) -> Pitch | None:
    """Return the pitch that the root element sets; none where it leaves the line height to the face."""
    if root.style["line_height"] == "normal":
        return None
    height, baseline = strut(root.style)
    return Pitch(height, baseline, root.style["font_size"]) if height > 0 else None


def kind_in_flow(box: Box) -> BlockKind | None:
    """Return the kind of a block of the main flow, or None for a block outside it."""
    kind: BlockKind | None = getattr(box, "grid_kind", None)
    return kind


def classify(box: Box, pitch: Pitch) -> BlockKind:
    """Note on ``box`` and the blocks below it what they are, and return the kind of ``box``."""
    box.grid_kind = BlockKind.FLOW if box.is_for_root_element else _kind(box, pitch)
    if box.is_for_root_element:
        _kinds_below(box, pitch)
    kind: BlockKind = box.grid_kind
    return kind


def _kind(box: Box, pitch: Pitch) -> BlockKind:
    if not isinstance(box, boxes.BlockBox) or _is_apart(box):
        return BlockKind.UNIT
    if any(isinstance(child, boxes.LineBox) for child in box.children):
        return _kind_of_lines(box, pitch)
    below = _kinds_below(box, pitch)
    if box.element_tag in HEADINGS and BlockKind.UNIT in below:
        _forget(box)
        return BlockKind.UNIT
    return BlockKind.UNIT if below <= {BlockKind.UNIT} else BlockKind.FLOW


def _forget(box: Box) -> None:
    """Take all that is in ``box`` off the grid again."""
    for child in box.children:
        child.grid_kind, child.on_grid = None, False
        _forget(child)


def _kinds_below(box: Box, pitch: Pitch) -> set[BlockKind]:
    _mark_list_marks(box, pitch)
    return {classify(child, pitch) for child in box.children if child.is_in_normal_flow()}


def _kind_of_lines(box: Box, pitch: Pitch) -> BlockKind:
    if box.element_tag in HEADINGS and not _is_whole(box, pitch):
        return BlockKind.UNIT
    _mark_list_marks(box, pitch)
    return BlockKind.TEXT if _mark_lines(box, pitch) else BlockKind.UNIT


def _mark_list_marks(box: Box, pitch: Pitch) -> None:
    for child in box.children:
        if child.is_outside_marker:
            _mark_lines(child, pitch)


def _mark_lines(box: Box, pitch: Pitch) -> bool:
    """Note on the lines of ``box`` that they are on the grid, if they are as high as its pitch."""
    on_pitch: bool = abs(strut(box.style)[0] - pitch.height) < _NEAR
    if on_pitch:
        for line in box.children:
            line.on_grid = True
    return on_pitch


def _is_apart(box: Box) -> bool:
    style = box.style
    set_apart: bool = box.is_table_wrapper or box.establishes_formatting_context()
    return set_apart or any(
        style[name] != "auto" for name in ("height", "column_width", "column_count")
    )


def _is_whole(box: Box, pitch: Pitch) -> bool:
    """Return whether a heading fills whole lines with the space that it asks for."""
    return all(
        getattr(value, "unit", None) == "px" and pitch.is_whole(value.value)
        for side in ("top", "bottom")
        for value in (box.style[f"margin_{side}"], box.style[f"padding_{side}"])
    )
