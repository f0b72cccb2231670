"""How much room each character takes, can give up and can take on, by CLREQ's rules.

All widths are in CSS pixels. Every array is as long as the text; gaps stand before their character.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.settings import Composition

_GAP_AFTER = frozenset((kind.HAN, kind.CLOSING, kind.STOP, kind.ATOM, kind.WIDE_SPACE, kind.DASH))
_GAP_BEFORE = frozenset((kind.HAN, kind.OPENING, kind.ATOM, kind.WIDE_SPACE, kind.DASH))
_CLOSERS = frozenset((kind.CLOSING, kind.STOP))
_SPACED = {kind.HAN, kind.LATIN}
CENTRED = (0.0, 0.0)
"""Room of a mark in the middle of its square: it is left whole, its neighbours give way."""
_HANGING = frozenset("，。、．")
_SQUEEZED_STOP = 0.5
"""Share of its white that a stop inside a line gives up, where commas give up all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A paragraph's text as its faces shape it."""

    text: str
    classes: str
    em: Sequence[float]
    """Font size at each character."""
    advance: Sequence[float]
    """Natural advance of each character, 0 inside a ligature or cluster."""
    room: Mapping[int, tuple[float, float]]
    """White at the left and at the right of each full-width mark that may be cut."""
    lead: Mapping[int, float]
    """Fixed width before a character: margins, borders and padding of boxes that open there."""
    trail: Mapping[int, float]
    """Fixed width after a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """A paragraph ready for breaking.

    ``advance`` is what a character takes after adjacent marks were squeezed; ``cut`` is how far
    its glyph moves left for it. ``gap`` is the natural space before a character. ``flex_*`` is
    what a gap or a word space gives or takes first; ``give_left`` and ``give_right`` what a mark
    gives next; ``even`` says where the rest of a line's slack is spread.
    """

    measured: Measured
    settings: Composition
    advance: array[float]
    cut: dict[int, float]
    gap: array[float]
    flex_shrink: array[float]
    flex_stretch: array[float]
    give_left: dict[int, float]
    give_right: dict[int, float]
    even: bytearray
    start_trim: dict[int, float]
    """What an opening mark loses at the start of a line."""
    end_trim: dict[int, float]
    """What a closing mark loses at the end of a full line, the whole of it where it hangs."""


def space_out(measured: Measured, settings: Composition) -> Spacing:
    """Work out the spacing of a paragraph."""
    size = len(measured.text)
    spacing = Spacing(
        measured=measured,
        settings=settings,
        advance=array("d", measured.advance),
        cut={},
        gap=array("d", bytes(8 * size)),
        flex_shrink=array("d", bytes(8 * size)),
        flex_stretch=array("d", bytes(8 * size)),
        give_left={},
        give_right={},
        even=bytearray(size),
        start_trim={},
        end_trim={},
    )
    _squeeze_marks(spacing)
    _place_gaps(spacing)
    if settings.hanging:
        for index, character in enumerate(measured.text):
            if character in _HANGING and index in measured.room:
                spacing.end_trim[index] = spacing.advance[index]
    return spacing


def _squeeze_marks(spacing: Spacing) -> None:
    """Take half an em from adjacent marks (T5) and note what single marks can give (T6, T8)."""
    measured, classes = spacing.measured, spacing.measured.classes
    for index, (left, right) in measured.room.items():
        letter = classes[index]
        before = classes[index - 1] if index else ""
        after = classes[index + 1] if index + 1 < len(classes) else ""
        if letter == kind.OPENING:
            spacing.start_trim[index] = left
            behind_white = before in (kind.OPENING, kind.MIDDLE_DOT) and index - 1 in measured.room
            if behind_white or (before in _CLOSERS and measured.room.get(index - 1) == CENTRED):
                spacing.advance[index] -= left
                spacing.cut[index] = left
                spacing.start_trim[index] = 0.0
            elif before not in _CLOSERS:
                spacing.give_left[index] = left
        elif letter in _CLOSERS:
            spacing.end_trim[index] = right
            if (after in _CLOSERS or after in (kind.OPENING, kind.MIDDLE_DOT)) and (
                index + 1 in measured.room
            ):
                spacing.advance[index] -= right
                spacing.end_trim[index] = 0.0
            else:
                share = _SQUEEZED_STOP if letter == kind.STOP else 1.0
                spacing.give_right[index] = right * share
        elif letter == kind.LATIN_MARK:
            spacing.advance[index] -= left + right
            spacing.cut[index] = left
        elif letter == kind.MIDDLE_DOT:
            spacing.give_left[index] = left
            spacing.give_right[index] = right


def _place_gaps(spacing: Spacing) -> None:
    """Set the natural gaps (T7) and say where slack may go (T8)."""
    em, autospace = spacing.measured.em, spacing.settings.autospace
    before = ""
    for index, letter in enumerate(spacing.measured.classes):
        if letter in (kind.INVISIBLE, kind.JOINED):
            continue
        if letter == kind.SPACE:
            _flex_space(spacing, index)
        elif {letter, before} == _SPACED:
            if autospace:
                _open_gap(spacing, index, min(em[index], em[index - 1]))
        elif before in _GAP_AFTER and letter in _GAP_BEFORE:
            spacing.even[index] = letter != kind.DASH or before != kind.DASH
        before = letter


def _open_gap(spacing: Spacing, index: int, em: float) -> None:
    settings = spacing.settings
    spacing.gap[index] = settings.autospace * em
    spacing.flex_shrink[index] = (settings.autospace - settings.autospace_least) * em
    spacing.flex_stretch[index] = (settings.autospace_most - settings.autospace) * em
    spacing.even[index] = 1


def _flex_space(spacing: Spacing, index: int) -> None:
    """Make a word space flexible; between Han and Latin it is the gap, not an addition to it."""
    settings, classes = spacing.settings, spacing.measured.classes
    em = spacing.measured.em[index]
    around = {classes[index - 1] if index else "", classes[index + 1 : index + 2]}
    if around == _SPACED and settings.autospace:
        spacing.advance[index] = settings.autospace * em
    width = spacing.advance[index]
    spacing.flex_shrink[index] = max(0.0, width - settings.word_space_least * em)
    spacing.flex_stretch[index] = max(0.0, settings.word_space_most * em - width)
    spacing.even[index] = 1
