"""One composed line as WeasyPrint's boxes, where its own inline layout would have broken it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_percentages

from jianbao.typesetting.composition.collect import BoxText
from jianbao.typesetting.composition.drawing import ComposedText, ShapedStretch
from jianbao.typesetting.composition.foreign import Box, Context, SkipStack, Style
from jianbao.typesetting.composition.hyphens import HYPHEN
from jianbao.typesetting.composition.justify import JustifiedLine
from jianbao.typesetting.composition.log import BadLine
from jianbao.typesetting.composition.paragraph import BrokenLine
from jianbao.typesetting.composition.shaping import shaper_of

_EDGELESS: Final = {
    edge: 0
    for side in ("top", "right", "bottom", "left")
    for edge in (f"margin_{side}", f"border_{side}_width", f"padding_{side}")
}
"""What a text box has around it."""


@dataclass(slots=True)
class LineRequest:
    """What WeasyPrint hands to ``split_inline_box`` for one line, in its order.

    The lists are WeasyPrint's own, to be added to.
    """

    context: Context
    box: Box
    position_x: float
    max_x: float
    bottom_space: float
    skip_stack: SkipStack
    containing_block: Box
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]
    line_placeholders: list[Box]
    waiting_floats: list[Box]
    line_children: list[tuple[int, Box]]
    first_letter_style: Style
    first_line_style: Style

    @property
    def available(self) -> float:
        """The width that the line is to fill."""
        return self.max_x - self.position_x


@dataclass(slots=True, kw_only=True)
class ReadyLine:
    """One line ready to be made into boxes."""

    request: LineRequest
    line: BrokenLine
    placed: JustifiedLine
    text: str
    fault: BadLine | None

    def cell(self, at: int) -> float:
        """Return where the character ``at`` stands on the page."""
        return self.request.position_x + self.placed.cell[at - self.line.start]

    def part(self, piece: BoxText) -> tuple[int, int]:
        """Return which characters of ``piece`` are on the line; none where they are crossed."""
        return max(piece.start, self.line.start), min(piece.end, self.line.end)

    def divides(self, piece: BoxText) -> bool:
        """Return whether the line ends within a word of ``piece``."""
        return bool(self.line.hyphen) and piece.start < self.line.end <= piece.end


@dataclass(slots=True)
class _Part:
    """A box and the stretch of it that is on the line, as WeasyPrint's stacks tell it."""

    box: Box
    piece: BoxText
    skip: SkipStack
    resume: SkipStack
    position: float


def build(setting: ReadyLine, root: BoxText, resume: SkipStack) -> Box:
    """Return a copy of the line box with what stands on the line."""
    request = setting.request
    return _parent(
        setting, _Part(request.box, root, request.skip_stack, resume, request.position_x)
    )


def _parent(setting: ReadyLine, part: _Part) -> Box:
    """Return a copy of a line or inline box with the children that are on the line."""
    box, skip, resume = part.box, part.skip, part.resume
    first, inner_skip = next(iter(skip.items())) if skip else (0, None)
    last, inner_resume = next(iter(resume.items())) if resume else (len(box.children), None)
    position = part.position
    if isinstance(box, boxes.InlineBox) and skip is None:
        position += _left_side(box)
    children: list[Box] = []
    for index in range(first, min(last + (inner_resume is not None), len(box.children))):
        child = _Part(
            box.children[index],
            part.piece.children[index],
            inner_skip if index == first else None,
            inner_resume if index == last else None,
            position,
        )
        child.box.position_y = box.position_y
        if child.box.is_in_normal_flow():
            new = _child(setting, child)
        else:
            new = _out_of_flow(setting, box, index, position, children)
        if new is not None:
            children.append(new)
            if new.is_in_normal_flow():
                position = new.position_x + new.margin_width()
            if isinstance(new, boxes.TextBox) and setting.divides(child.piece):
                children.append(_hyphen(setting, child, position))
                position += setting.line.hyphen
    new_box = box.copy_with_children(children)
    new_box.remove_decoration(start=skip is not None, end=resume is not None)
    if isinstance(box, boxes.InlineBox):
        new_box.position_x = part.position  # a line's own leaves its indent out
    end = max(position, new_box.content_box_x())
    new_box.width = end - new_box.content_box_x()
    _set_height(new_box, part.piece)
    return new_box


def _left_side(box: Box) -> float:
    width: float = box.margin_left + box.border_left_width + box.padding_left
    return width


def _child(setting: ReadyLine, part: _Part) -> Box:
    """Return what of an in-flow child is on the line, or None."""
    if isinstance(part.box, boxes.TextBox):
        return _text(setting, part)
    if not hasattr(part.box, "border_top_width"):  # new, with the text that was measured
        resolve_percentages(part.box, setting.request.containing_block)
    start, end = setting.part(part.piece)
    if isinstance(part.box, boxes.InlineBox):
        if start < end:
            part.position = setting.cell(start) - _leading(part.box, part.skip)
        return _parent(setting, part)
    request = setting.request
    new = inline.atomic_box(
        request.context,
        part.box,
        part.position,
        None,
        request.containing_block,
        request.absolute_boxes,
        request.fixed_boxes,
    )
    new.position_x = setting.cell(start)
    return new


def _leading(box: Box, skip: SkipStack) -> float:
    """Return how far left of its first character ``box`` begins."""
    if skip is not None:
        return 0.0
    first = box.children[0] if box.children else None
    inner = _leading(first, None) if isinstance(first, boxes.InlineBox) else 0.0
    return _left_side(box) + inner


def _out_of_flow(
    setting: ReadyLine, parent: Box, index: int, position: float, before: list[Box]
) -> Box:
    """Place what is not part of the line, as list markers, at the point where it stands in it.

    A float goes below the line, so that the line keeps the width that it was composed for.
    """
    request, child = setting.request, parent.children[index]
    if child.is_floated():
        child.position_x = position
        request.waiting_floats.append(child)
        return None
    waiting: list[tuple[int, Box, Box]] = []
    inline._out_of_flow_layout(  # noqa: SLF001 - the one place that knows all kinds
        request.context,
        parent,
        request.containing_block,
        index,
        child,
        [(at, old, old) for at, old in enumerate(before)],
        [],
        waiting,
        request.waiting_floats,
        request.absolute_boxes,
        request.fixed_boxes,
        request.line_placeholders,
        {"left": 0, "right": 0},
        request.max_x,
        position,
        request.bottom_space,
    )
    return waiting[0][1] if waiting else None


def _text(setting: ReadyLine, part: _Part) -> Box:
    """Return the text box cut to the line, or None where nothing of it is left."""
    start, end = setting.part(part.piece)
    shaped = part.piece.shaped
    if start >= end or shaped is None:
        return None
    placed, first, stop = setting.placed, start - setting.line.start, end - setting.line.start
    origin = placed.cell[first]
    places = [cell - origin for cell in placed.cell[first:stop]]
    for at, cut in placed.cut.items():
        if first <= at < stop:
            places[at - first] -= cut
    width = placed.cell[stop - 1] + placed.room[stop - 1] - origin
    places.append(placed.cell[stop] - origin if stop < len(placed.cell) else width)
    box = part.box
    new = box.copy_with_text(setting.text[start:end])
    new.__dict__.update(_EDGELESS)
    new.position_x = setting.cell(start)
    new.width = width
    max_width = setting.request.max_x - new.position_x
    stretch = ShapedStretch(shaped, start - part.piece.start, places)
    new.pango_layout = ComposedText(box.style, new.text, stretch, max_width, setting.fault)
    _set_height(new, part.piece)
    return new


def _hyphen(setting: ReadyLine, part: _Part, position: float) -> Box:
    """Return a box with the hyphen that ends the line; it is seen, but is no part of the text."""
    style, width = part.box.style, setting.line.hyphen
    new = part.box.copy_with_text(HYPHEN)
    new.__dict__.update(_EDGELESS)
    new.position_x, new.width = position, width
    stretch = ShapedStretch(shaper_of(style).alone(style, HYPHEN), 0, [0.0, width])
    new.pango_layout = ComposedText(style, HYPHEN, stretch, width, None)
    new.pango_layout.unsaid = True
    _set_height(new, part.piece)
    return new


def _set_height(box: Box, piece: BoxText) -> None:
    """Set height, baseline and margins so that the margin height is the line height."""
    line_height, box.baseline = piece.strut
    box.height = box.style["font_size"]
    half_leading = (line_height - box.height) / 2
    box.margin_top = half_leading - box.border_top_width - box.padding_top
    box.margin_bottom = half_leading - box.border_bottom_width - box.padding_bottom
