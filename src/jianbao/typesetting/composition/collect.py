"""From WeasyPrint's boxes to a paragraph: one text across links, spans and note calls.

What this module cannot describe, such as blocks in the line, leaders or right-to-left text, it
declines; WeasyPrint then sets those lines as it always did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.breaks import breakable
from jianbao.typesetting.composition.foreign import Box, Context, SkipStack, Style
from jianbao.typesetting.composition.paragraph import Paragraph
from jianbao.typesetting.composition.shaping import shape, unicode_breaks
from jianbao.typesetting.composition.spacing import Measured
from jianbao.typesetting.settings import Composition

_DECLINED: Final = re.compile("[\u00ad\t\u0590-\u08ff\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]")
"""Soft hyphens, tabs and right-to-left scripts."""
_COLLAPSING: Final = ("normal", "nowrap", "pre-line")


class Declined(Exception):  # noqa: N818 - not an error: the line is left to WeasyPrint
    """Raised for content that is better left to WeasyPrint."""


@dataclass(slots=True)
class Piece:
    """A box of the line and the stretch of text it holds; ``children`` as the box's."""

    start: int
    end: int
    children: list[Piece] = field(default_factory=list)
    raised: bool = False
    """Whether it stands off the baseline, so that it keeps its own line height."""


@dataclass(slots=True)
class Collected:
    """A paragraph and how its text is spread over boxes."""

    paragraph: Paragraph
    root: Piece
    width: float | None
    """The containing block's, where something is measured by it."""


@dataclass(slots=True)
class _Gathering:
    """What is gathered while walking the boxes."""

    context: Context
    containing_block: Box
    text: list[str] = field(default_factory=list)
    size: int = 0
    em: list[float] = field(default_factory=list)
    leaves: list[tuple[Box, int, bool]] = field(default_factory=list)
    """Text boxes, where they begin, and whether they are raised."""
    breaks_words: bool = False
    depends: bool = False
    """Whether a width may be a percentage of the containing block's."""
    atoms: dict[int, float] = field(default_factory=dict)
    lead: dict[int, float] = field(default_factory=dict)
    trail: dict[int, float] = field(default_factory=dict)


def signature(box: Box) -> tuple[object, ...]:
    """Return what a collected paragraph depends on, to be compared when the box comes again."""
    return tuple(
        child.text if isinstance(child, boxes.TextBox) else (type(child), *signature(child))
        for child in box.children
    )


def collect(
    context: Context,
    box: Box,
    containing_block: Box,
    settings: Composition,
) -> Collected:
    """Measure the line box ``box``, all lines of a paragraph in one.

    Raises Declined where WeasyPrint should lay it out.
    """
    if not _is_chinese(box.style) or box.style["white_space"] not in _COLLAPSING:
        raise Declined
    gathering = _Gathering(context, containing_block)
    root = Piece(0, 0, _gather_children(gathering, box, raised=False))
    root.end = gathering.size
    text = "".join(gathering.text)
    classes = kind.classify(text)
    if _DECLINED.search(text) or not kind.has_han(classes):
        raise Declined
    paragraph = _measure(gathering, text, classes, settings)
    width = getattr(containing_block, "width", 0) if gathering.depends else None
    return Collected(paragraph, root, width)


def _is_chinese(style: Style) -> bool:
    return (style["lang"] or "").lower().startswith("zh") and style["direction"] == "ltr"


def _gather_children(gathering: _Gathering, box: Box, *, raised: bool) -> list[Piece]:
    return [_gather(gathering, child, raised=raised) for child in box.children]


def _gather(gathering: _Gathering, box: Box, *, raised: bool) -> Piece:
    start = gathering.size
    if not box.is_in_normal_flow():
        return Piece(start, start)
    resolve_percentages(box, gathering.containing_block)
    if isinstance(box, boxes.TextBox):
        _gather_text(gathering, box, raised=raised)
        return Piece(start, gathering.size, raised=raised)
    gathering.depends = True
    if isinstance(box, boxes.InlineBox):
        raised = raised or box.style["vertical_align"] != "baseline"
        return _gather_inline(gathering, box, raised=raised)
    if isinstance(box, boxes.InlineReplacedBox):
        placed = atomic_box(gathering.context, box, 0, None, gathering.containing_block, [], [])
        gathering.atoms[start] = placed.margin_width()
        gathering.text.append("￼")
        gathering.em.append(box.style["font_size"])
        gathering.size += 1
        return Piece(start, gathering.size, raised=raised)
    raise Declined


def _gather_text(gathering: _Gathering, box: Box, *, raised: bool) -> None:
    style = box.style
    if (
        style["white_space"] not in _COLLAPSING
        or not style["font_size"]
        or style["word_break"] == "break-all"
        or style["direction"] != "ltr"
    ):
        raise Declined
    if style["overflow_wrap"] != "normal":
        gathering.breaks_words = True
    gathering.leaves.append((box, gathering.size, raised))
    gathering.text.append(box.text)
    gathering.em.extend([style["font_size"]] * len(box.text))
    gathering.size += len(box.text)


def _gather_inline(gathering: _Gathering, box: Box, *, raised: bool) -> Piece:
    style = box.style
    if box.is_leader or style["direction"] != "ltr" or style["box_decoration_break"] == "clone":
        raise Declined
    for side in ("margin_left", "margin_right"):
        if getattr(box, side) == "auto":
            setattr(box, side, 0)
    start = gathering.size
    children = _gather_children(gathering, box, raised=raised)
    end = gathering.size
    relative = style["position"] != "static"
    if relative and not all(child.is_in_normal_flow() for child in box.descendants()):
        raise Declined
    left = box.margin_left + box.border_left_width + box.padding_left
    right = box.margin_right + box.border_right_width + box.padding_right
    if left or right:
        if start == end:
            raise Declined
        gathering.lead[start] = gathering.lead.get(start, 0.0) + left
        gathering.trail[end - 1] = gathering.trail.get(end - 1, 0.0) + right
    return Piece(start, end, children, raised=raised)


def _measure(gathering: _Gathering, text: str, classes: str, settings: Composition) -> Paragraph:
    letters = list(classes)
    advance = [0.0] * len(text)
    room: dict[int, tuple[float, float]] = {}
    allowed = breakable(text, unicode_breaks(text))
    ends = allowed[1:] + b"\0"
    for box, start, raised in gathering.leaves:
        end = start + len(box.text)
        widths, white = shape(box.style, box.text, classes[start:end], ends[start:end])
        _add_spacing(box, widths)
        advance[start:end] = widths
        room.update((start + index, pair) for index, pair in white.items())
        if raised:
            letters[start:end] = kind.NOTE * (end - start)
        if raised or box.style["white_space"] == "nowrap":
            inside = start if raised else start + 1
            allowed[inside:end] = bytes(max(0, end - inside))
    for index, width in gathering.atoms.items():
        advance[index] = width
    for index, letter in enumerate(classes):
        if letter == kind.NEWLINE:
            letters[index], advance[index] = kind.NEWLINE, 0.0
    measured = Measured(
        text=text,
        classes="".join(letters),
        em=gathering.em,
        advance=advance,
        room=room,
        lead=gathering.lead,
        trail=gathering.trail,
    )
    return Paragraph(measured, allowed, gathering.breaks_words, settings)


def _add_spacing(box: Box, widths: list[float]) -> None:
    """Add letter and word spacing, which shaping leaves out so that glyphs stay the same."""
    letter, word = box.style["letter_spacing"], box.style["word_spacing"]
    if letter not in ("normal", 0):
        widths[:] = [width + letter if width else 0.0 for width in widths]
    if word:
        for index, character in enumerate(box.text):
            if character in " \u00a0":
                widths[index] += word


def locate(piece: Piece, box: Box, skip: SkipStack) -> int:
    """Return the character at which WeasyPrint's ``skip`` stack stands."""
    if skip is None:
        return piece.start
    ((index, inner),) = skip.items()
    if isinstance(box, boxes.TextBox):
        return piece.start + len(box.text.encode()[:index].decode())
    if index >= len(piece.children):
        return piece.end
    return locate(piece.children[index], box.children[index], inner)


def resume(piece: Piece, box: Box, at: int) -> SkipStack:
    """Return WeasyPrint's stack for the character ``at``; None for the start of ``piece``."""
    if isinstance(box, boxes.TextBox):
        offset = len(box.text[: at - piece.start].encode())
        return {offset: None} if offset else None
    for index, (inner, child) in enumerate(zip(piece.children, box.children, strict=True)):
        if inner.end > at:
            whole = at <= inner.start and not isinstance(child, boxes.InlineBox)
            stack = None if whole else resume(inner, child, at)
            return {index: stack} if index or stack else None
    return {len(piece.children): None}
