"""What preflight is told, what it sees on a page, and what it has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianbao.diagnostics import Diagnostic

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

MM = 72 / 25.4
"""Points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a PDF is meant to be."""

    colour: str = ""
    """``rgb``, ``cmyk`` or ``grey``; empty: as the file itself says."""
    multiple: int = 0
    """Its pages come in so many: 4 for saddle stitch, 16 for such signatures; 0 for any number."""
    ink_limit: float = 3.0
    """Most of all inks together, 3.0 for 300 %."""


class MarkKind(StrEnum):
    """What a mark on the page is."""

    FILL = "fill"
    STROKE = "stroke"
    TEXT = "text"
    PICTURE = "picture"
    SHADE = "shade"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedMark:
    """Something painted, in points of the page.

    ``space`` is what `colours.kind_of` makes of its colour space; ``colour`` its numbers, empty for pictures and shades. The box of a text is the place
    where it begins.
    """

    kind: MarkKind
    space: str
    colour: tuple[float, ...] = ()
    box: Box
    width: float = 0.0
    """Of a stroke, points."""
    dpi: float = 0.0
    """Of a picture, along its coarser side."""
    ink: float = 0.0
    """Of a picture: the most ink that more than a thousandth of it takes."""
    overprints: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedPage:
    """One page (from 1): its boxes as they are written, where they are, and its marks."""

    number: int
    media: Box
    trim: Box
    """The media box where no trim box is written."""
    bleed: Box
    """The trim box where no bleed box is written."""
    has_trim: bool
    marks: tuple[PaintedMark, ...]
    lines: tuple[Box, ...]
    """Where the lines of text are."""

    def place(self, box: Box) -> tuple[float, float]:
        """Return the top left corner of ``box``, mm from the left and the top of the cut page."""
        left, _, _, top = box
        return (left - self.trim[0]) / MM, (self.trim[3] - top) / MM


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFault:
    """One thing wrong: on which page (0: the file), where on it (mm from left and top), and what."""

    told: Diagnostic
    page: int = 0
    at: tuple[float, float] | None = None
