"""Where everything lies on the sheet of a cover; all lengths in mm, from the trimmed left edge."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from jianbao.products.cover.options import CoverOptions

THINNEST_BLOCK = 3.0
"""Spines thinner than this do not hold glue."""
FEWEST_PAGES = 40
NARROWEST_LETTERED = 5.0
"""GB/T 11668-1989: a spine of 5 mm and more bears its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """The trimmed sheet: flap, back, spine, front, flap; front and back change places if right-bound."""

    page_width: float
    page_height: float
    spine: float
    flap: float = 0.0
    bleed: float = 3.0
    marks: bool = True
    right_bound: bool = False

    @property
    def width(self) -> float:
        """Of the whole trimmed sheet."""
        return 2 * (self.page_width + self.flap) + self.spine

    @property
    def spine_left(self) -> float:
        """Where the spine begins."""
        return self.flap + self.page_width

    @property
    def front_left(self) -> float:
        """Where the front begins."""
        return self.flap if self.right_bound else self.spine_left + self.spine

    @property
    def back_left(self) -> float:
        """Where the back begins."""
        return self.spine_left + self.spine if self.right_bound else self.flap

    @property
    def folds(self) -> tuple[float, ...]:
        """Where the sheet is scored and folded."""
        spine = (self.spine_left, self.spine_left + self.spine)
        return (self.flap, *spine, self.width - self.flap) if self.flap else spine


def spine_width(options: CoverOptions) -> float:
    """Return the width of the spine: the leaves, the cover on both sides, what the shop adds."""
    if options.spine:
        return options.spine
    leaves = ceil(options.pages / 2)
    return round(leaves * options.leaf + 2 * options.stock + options.allowance, 2)
