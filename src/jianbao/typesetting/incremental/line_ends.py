"""The ends of lines that a leader and a number fill, where the number may be of any width.

It may where the line stays a line, and where the lines before it break for what comes before the
leader; and where no box is as wide as its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.anchors import rectangle_aabb
from weasyprint.formatting_structure import boxes

from jianbao.typesetting.incremental.foreign import Box, Element

_NEAR = 0.01


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A leader and the number behind it; lengths in CSS pixels."""

    dot: Box
    number: Box
    left: float
    """Where the dots may begin."""
    right: float
    step: float
    slack: float
    """How much wider the number may become, so that a dot remains."""
    area: tuple[float, float, float, float]
    """What the leader takes up: a link has an area there as well."""


def line_ends(page: Box, earlier: set[Element]) -> Iterator[LineEnd]:
    """Yield the line ends on ``page``; those of elements that began ``earlier`` are left out."""
    if any(box.is_floated() for box in page.descendants()):
        return
    for block in list(_blocks(page.children[0])):
        lines = [child for child in block.children if isinstance(child, boxes.LineBox)]
        if lines and block.element not in earlier:
            end = _line_end(lines[-1])
            if end and (len(lines) == 1 or _breaks_for_text(lines, end)):
                yield end
    earlier.update(box.element for box in page.descendants() if box.element is not None)


def _blocks(box: Box) -> Iterator[Box]:
    """Yield the blocks in ``box`` that are as wide as what they stand in allows."""
    stretches = box.style["width"] == "auto" or hasattr(box.style["width"], "unit")
    if isinstance(box, boxes.BlockBox) and box.is_in_normal_flow() and stretches:
        yield box
        for child in box.children:
            yield from _blocks(child)


def _line_end(line: Box) -> LineEnd | None:
    row, number = [line], line
    while isinstance(number, boxes.ParentBox):
        # White space at the end of a line has collapsed into nothing.
        row = [child for child in number.children if getattr(child, "text", "-")]
        if not row:
            return None
        number = row[-1]
    if not hasattr(number, "figure") or len(row) < 2:  # noqa: PLR2004 - a leader and it
        return None
    leader = row[-2]
    right = line.position_x + line.width
    if (
        not leader.is_leader
        or not leader.children
        or line.style["direction"] != "ltr"
        or abs(number.position_x + number.width - right) > _NEAR
    ):
        return None
    dot = leader.children[0]
    return LineEnd(
        dot=dot,
        number=number,
        left=leader.position_x,
        right=right,
        step=dot.width,
        slack=leader.width - 2 * dot.width,  # a dot fits wherever its grid lies
        area=rectangle_aabb(None, *leader.hit_area()),
    )


def _breaks_for_text(lines: list[Box], end: LineEnd) -> bool:
    """Whether the text before the leader alone does not fit on fewer lines."""
    text = sum(
        box.width
        for line in lines
        for box in line.descendants()
        if isinstance(box, boxes.TextBox) and box not in {end.dot, end.number}
    )
    justified = 2 * lines[0].style["font_size"]  # which adds less than that to a line
    return bool(text > (lines[-1].width + justified) * (len(lines) - 1))
