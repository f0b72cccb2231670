"""Characters where a page has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character from ``left`` to ``right`` with its middle at ``middle``, all in pt.

    Places count from the page's upper left corner. ``size`` is that of the type, ``face`` the name
    of its font.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float
    face: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRule:
    """A rule that is drawn, with its edges in pt; it stands upright or lies."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_down(self) -> bool:
        """Whether it stands upright."""
        return self.bottom - self.top > self.right - self.left

    @property
    def middle(self) -> float:
        """How far below the page's upper edge it is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture with its middle at ``middle`` on ``page``, as a file of a format that books take."""

    data: bytes
    suffix: str
    middle: float
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GlyphPage:
    """A page: its size in pt, what stands on it, and how many pictures it has that were not taken.

    ``plain`` is its text as the format itself yields it, by lines.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictures: int = 0
    taken: tuple[PlacedPicture, ...] = ()
    plain: tuple[str, ...] = ()
    rules: tuple[DrawnRule, ...] = ()
