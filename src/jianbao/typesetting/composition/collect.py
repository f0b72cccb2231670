"""From WeasyPrint's boxes to a paragraph: one text across links, spans and note calls.

What this module cannot describe, such as blocks in the line, leaders or right-to-left text, it
declines; WeasyPrint then sets those lines as it always did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.line_break import strut

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.breaks import breakable
from jianbao.typesetting.composition.foreign import Box, Context, SkipStack, Style
from jianbao.typesetting.composition.hyphens import HYPHEN, divisions
from jianbao.typesetting.composition.paragraph import MeasuredParagraph
from jianbao.typesetting.composition.shaping import Shaped, shaper_of, unicode_breaks
from jianbao.typesetting.composition.spacing import Measured
from jianbao.typesetting.settings import Composition

_DECLINED: Final = re.compile("[\u00ad\t\u0590-\u08ff\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]")
"""Soft hyphens, tabs and right-to-left scripts."""
_COLLAPSING: Final = ("normal", "nowrap", "pre-line")


class Declined(Exception):  # noqa: N818 - not an error: the line is left to WeasyPrint
    """Raised for content that is better left to WeasyPrint."""


@dataclass(slots=True)
class BoxText:
    """A box of the line and the stretch of text it holds; ``children`` as the box's."""

    start: int
    end: int
    children: Sequence[BoxText] = ()
    strut: tuple[float, float] = (0.0, 0.0)
    """Line height and baseline, in pixels."""
    shaped: Shaped | None = None
    """Its glyphs, if it is a text."""


@dataclass(slots=True)
class Collected:
    """A paragraph and how its text is spread over boxes."""

    paragraph: MeasuredParagraph
    root: BoxText
    width: float | None
    """The containing block's, where something is measured by it."""


@dataclass(slots=True)
class _Gathering:
    """What is gathered while walking the boxes."""

    context: Context
    containing_block: Box
    style: Style
    """The line's, with its line height and baseline."""
    strut: tuple[float, float]
    text: list[str] = field(default_factory=list)
    size: int = 0
    em: list[float] = field(default_factory=list)
    leaves: list[tuple[Box, BoxText, bool]] = field(default_factory=list)
    """Text boxes, and whether they are raised."""
    breaks_words: bool = False
    shrinks: bool = False
    """Whether such breaks count where the least width of the text is asked for (CSS Text 3, 5.4)."""
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
    gathering = _Gathering(context, containing_block, box.style, strut(box.style))
    children = _gather_children(gathering, box, raised=False)
    root = BoxText(0, gathering.size, children, gathering.strut)
    text = "".join(gathering.text)
    classes = kind.classify(text)
    if _DECLINED.search(text) or not (kind.has_han(classes) or "’" in text):
        raise Declined
    paragraph = _measure(gathering, text, classes, settings)
    width = getattr(containing_block, "width", 0) if gathering.depends else None
    return Collected(paragraph, root, width)


def _is_chinese(style: Style) -> bool:
    return (style["lang"] or "").lower().startswith("zh") and style["direction"] == "ltr"


def _gather_children(gathering: _Gathering, box: Box, *, raised: bool) -> list[BoxText]:
    return [_gather(gathering, child, raised=raised) for child in box.children]


def _gather(gathering: _Gathering, box: Box, *, raised: bool) -> BoxText:
    start = gathering.size
    if not box.is_in_normal_flow():
        return BoxText(start, start)
    if isinstance(box, boxes.TextBox):
        return _gather_text(gathering, box, raised=raised)
    resolve_percentages(box, gathering.containing_block)
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
        return BoxText(start, gathering.size)
    raise Declined


def _gather_text(gathering: _Gathering, box: Box, *, raised: bool) -> BoxText:
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
        gathering.shrinks |= style["overflow_wrap"] == "anywhere"
    start, size = gathering.size, len(box.text)
    gathering.text.append(box.text)
    gathering.em.extend([style["font_size"]] * size)
    gathering.size += size
    piece = BoxText(start, start + size, (), _strut(gathering, style, raised=raised))
    gathering.leaves.append((box, piece, raised))
    return piece


def _strut(gathering: _Gathering, style: Style, *, raised: bool) -> tuple[float, float]:
    """Return line height and baseline: the line's own wherever the box does not stand out of it.

    So a face with other metrics leaves the grid alone (T13). ``raised`` boxes stand off the
    baseline and keep their own.
    """
    if style is gathering.style and not raised:
        return gathering.strut
    own: tuple[float, float] = strut(style)
    fits = style["font_size"] <= gathering.style["font_size"]
    return gathering.strut if fits and own[0] <= gathering.strut[0] + 1e-6 and not raised else own


def _gather_inline(gathering: _Gathering, box: Box, *, raised: bool) -> BoxText:
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
    return BoxText(start, end, children, _strut(gathering, style, raised=raised))


def _measure(
    gathering: _Gathering, text: str, classes: str, settings: Composition
) -> MeasuredParagraph:
    letters = list(classes)
    advance = [0.0] * len(text)
    room: dict[int, tuple[float, float]] = {}
    allowed = breakable(text, unicode_breaks(text))
    ends = allowed[1:] + b"\0"
    for box, piece, raised in gathering.leaves:
        start, end = piece.start, piece.end
        shaper, letters_of_box = shaper_of(box.style), classes[start:end]
        shaped = shaper.shape(box.style, box.text, letters_of_box, ends[start:end])
        piece.shaped = shaped
        _add_spacing(box, shaped.advances)
        advance[start:end] = shaped.advances
        room.update((start + index, pair) for index, pair in shaped.room.items())
        if raised:
            letters[start:end] = kind.NOTE * (end - start)
        if raised or box.style["white_space"] == "nowrap":
            inside = start if raised else start + 1
            allowed[inside:end] = bytes(max(0, end - inside))
    for index, width in gathering.atoms.items():
        advance[index] = width
    for found in re.finditer(kind.NEWLINE, classes):
        letters[found.start()], advance[found.start()] = kind.NEWLINE, 0.0
    measured = Measured(
        text=text,
        classes="".join(letters),
        em=gathering.em,
        advance=advance,
        room=room,
        lead=gathering.lead,
        trail=gathering.trail,
    )
    return MeasuredParagraph(
        measured,
        allowed,
        gathering.breaks_words,
        settings,
        gathering.shrinks,
        partial(_divided, gathering.leaves),
    )


def _divided(leaves: Sequence[tuple[Box, BoxText, bool]]) -> dict[int, float]:
    """Return where words may be divided, each with the width of the hyphen."""
    return {
        piece.start + at: shaper_of(box.style).alone(box.style, HYPHEN).advances[0]
        for box, piece, raised in leaves
        if not raised and box.style["white_space"] != "nowrap"
        for at in divisions(box.style, box.text)
        if piece.shaped is not None and piece.shaped.advances[at]  # not within a ligature
    }


def _add_spacing(box: Box, widths: list[float]) -> None:
    """Add letter and word spacing, which shaping leaves out so that glyphs stay the same."""
    letter, word = box.style["letter_spacing"], box.style["word_spacing"]
    if letter not in ("normal", 0):
        widths[:] = [width + letter if width else 0.0 for width in widths]
    if word:
        for index, character in enumerate(box.text):
            if character in " \u00a0":
                widths[index] += word


def locate(piece: BoxText, box: Box, skip: SkipStack) -> int:
    """Return the character at which WeasyPrint's ``skip`` stack stands."""
    if skip is None:
        return piece.start
    ((index, inner),) = skip.items()
    if isinstance(box, boxes.TextBox):
        return piece.start + len(box.text.encode()[:index].decode())
    if index >= len(piece.children):
        return piece.end
    return locate(piece.children[index], box.children[index], inner)


def resume(piece: BoxText, box: Box, at: int) -> SkipStack:
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
