"""The page of a theme in Word's units: twips (1/20 pt), half points, EMU."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Final

from jianbao.edition.lengths import points
from jianbao.themes import Theme

TWIPS: Final = 20
"""In a point."""
EMU: Final = 12700
"""In a point."""
_CHARACTER_SPACE: Final = 4096
"""Units of ``w:charSpace`` in a point (ECMA-376-1, 17.6.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasures:
    """The type area and its margins, in points; ``em`` is that of the text."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    characters: int
    lines: int

    @property
    def em(self) -> float:
        """The advance of a character."""
        return self.width / self.characters

    @property
    def half_points(self) -> int:
        """The size of the text: the whole half points nearest to its advance."""
        return round(self.em * 2)

    @property
    def pitch(self) -> int:
        """From line to line in twips, rounded down so that the last line stays on the page.

        The 22 lines of GB/T 9704 come to the 28.95 pt that offices set.
        """
        return int(self.height * TWIPS / self.lines)

    @property
    def character_space(self) -> int:
        """What is to be added to each character so that they fill the line."""
        return round((self.em - self.half_points / 2) * _CHARACTER_SPACE)

    @property
    def spacing(self) -> int:
        """The same in twips for each character, rounded down so that the last one fits."""
        return floor((self.em - self.half_points / 2) * TWIPS)

    def lines_of(self, count: float) -> int:
        """Return ``count`` lines in twips."""
        return round(count * self.pitch)

    def size(self, length: str) -> float:
        """Return a length of the theme in points."""
        return points(length, self.em)


def measures_of(theme: Theme) -> PageMeasures:
    """Return the measures of ``theme``; raises ValueError where they are not absolute."""

    def of(name: str) -> float:
        return points(str(theme.option(name)))

    return PageMeasures(
        width=of("type-width"),
        height=of("type-height"),
        top=of("margin-top"),
        bottom=of("margin-bottom"),
        inner=of("margin-inner"),
        outer=of("margin-outer"),
        characters=max(int(theme.option("chars-per-line")), 1),
        lines=max(int(theme.option("lines-per-page")), 1),
    )


def twips(length: float) -> int:
    """Return points in twips."""
    return round(length * TWIPS)
