"""Composes the lines that WeasyPrint asks for, and remembers the paragraphs they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jianbao.typesetting.composition.collect import (
    Collected,
    Declined,
    collect,
    locate,
    resume,
    signature,
)
from jianbao.typesetting.composition.drawing import draw
from jianbao.typesetting.composition.foreign import Box, Context, Matrix, Stream, Style
from jianbao.typesetting.composition.justify import Fill, JustifiedLine, place
from jianbao.typesetting.composition.lines import LineRequest, ReadyLine, build
from jianbao.typesetting.composition.log import BadLine, ComposerLog
from jianbao.typesetting.composition.paragraph import BrokenLine, MeasuredParagraph, Mode
from jianbao.typesetting.settings import Composition

_OVER = 0.1
"""Pixels by which a line must be too long to be reported."""
_NO_BLOCK = (0, "auto")
"""Stands for the containing block while its width is still sought: percentages count nothing."""
_OFFSETS = {"center": 0.5, "end": 1.0, "right": 1.0}
_MODES = {"justify": Mode.JUSTIFIED, "center": Mode.BALANCED}


@dataclass(slots=True)
class _Remembered:
    """What was made of a line box: None where it is left to WeasyPrint."""

    key: tuple[object, ...]
    collected: Collected | None

    def holds(self, key: tuple[object, ...], width: float) -> bool:
        """Whether it is still true of a box with this signature in a block of this width."""
        return self.key == key and (self.collected is None or self.collected.width in (None, width))


@dataclass(slots=True)
class Composer:
    """The composer at work on one document."""

    settings: Composition
    log: ComposerLog

    def line(self, request: LineRequest) -> tuple[Any, ...] | None:
        """Return what ``split_inline_box`` would for a line box, or None to leave it to that."""
        if request.first_letter_style or request.first_line_style:
            return None
        collected = self._collected(request.context, request.box, request.containing_block)
        if collected is None:
            return None
        try:
            return self._compose(request, collected)
        except Exception as error:  # noqa: BLE001 - one line must never stop a book
            self._give_up(request.box, error)
            return None

    def content_widths(self, context: Context, box: Box) -> tuple[float, float]:
        """Return the least and greatest width of a line box; zeros where it is left alone."""
        collected = self._collected(context, box, _NO_BLOCK)
        if collected is None:
            return 0.0, 0.0
        try:
            return collected.paragraph.content_widths
        except Exception as error:  # noqa: BLE001 - as in ``line``
            self._give_up(box, error)
            return 0.0, 0.0

    def drawn(self, textbox: Box, stream: Stream, matrix: Matrix, *, whole: bool) -> bool:
        """Draw a composed text box, ``whole`` or not; False where WeasyPrint must draw it."""
        layout = textbox.pango_layout
        if layout.fault is not None:
            self.log.faults[id(layout.fault)] = layout.fault
        try:
            return whole and draw(stream, layout, matrix)
        except Exception as error:  # noqa: BLE001 - as in ``line``
            self.log.failed(textbox.element, error)
            layout.shape(layout.composed)
            return False

    def _compose(self, request: LineRequest, collected: Collected) -> tuple[Any, ...]:
        box, paragraph, root = request.box, collected.paragraph, collected.root
        line, placed = self._place(request, paragraph, locate(root, box, request.skip_stack))
        text = paragraph.measured.text
        at_end = line.resume >= len(text)
        resume_at = None if at_end else resume(root, box, line.resume)
        fault = self._fault(box, text[line.start : line.end], placed)
        setting = ReadyLine(request=request, line=line, placed=placed, text=text, fault=fault)
        new = build(setting, root, resume_at)
        align = _alignments(box.style)[line.last]
        spare = max(0.0, request.available - line.hyphen - placed.width)
        new.composed_offset = spare * _OFFSETS.get(align, 0.0)
        return new, resume_at, line.forced, None, None, {"left": 0, "right": 0}

    def _place(
        self, request: LineRequest, paragraph: MeasuredParagraph, start: int
    ) -> tuple[BrokenLine, JustifiedLine]:
        align, align_last = _alignments(request.box.style)
        mode = _MODES.get(align, Mode.RAGGED)
        available = request.available
        shaped = request.context.excluded_shapes
        rest = available if shaped else request.containing_block.width
        indented = request.box.text_indent > 0 and not self.settings.trim_indented
        line = paragraph.line(start, available, rest, mode, indented=indented)
        justify = mode is Mode.JUSTIFIED
        fill = Fill(
            available=available - line.hyphen,
            full=justify and (not line.last or align_last == "justify"),
            squeeze=justify,
            trim_start=justify and not indented,
        )
        return line, place(paragraph.spacing, line.start, line.end, fill)

    def _collected(self, context: Context, box: Box, containing_block: Box) -> Collected | None:
        known: _Remembered | None = getattr(box, "composed", None)
        key = signature(box)
        if known is None or not known.holds(key, getattr(containing_block, "width", 0)):
            box.composed = known = _Remembered(key, None)
            try:
                known.collected = collect(context, box, containing_block, self.settings)
            except Declined:
                pass
            except Exception as error:  # noqa: BLE001 - one paragraph must never stop a book
                self._give_up(box, error)
        return known.collected

    def _give_up(self, box: Box, error: Exception) -> None:
        box.composed.collected = None
        self.log.failed(box.element, error)

    def _fault(self, box: Box, text: str, placed: JustifiedLine) -> BadLine | None:
        kept = box.style["white_space"] == "nowrap"  # too long by intent
        if kept or (placed.over < _OVER and placed.stretch <= self.settings.loose):
            return None
        over = placed.over if placed.over >= _OVER else 0.0
        return BadLine(
            element=box.element,
            text=text,
            over=over,
            stretch=placed.stretch,
            ragged=placed.stretch > self.settings.stretch_most,
        )


def _alignments(style: Style) -> tuple[str, str]:
    """Return how full lines and last lines are aligned."""
    align, last = style["text_align_all"], style["text_align_last"]
    return align, align if last == "auto" else last
