"""What imposition plans: sheets of cells, before any PDF is touched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Scheme(StrEnum):
    """How the printed sheets become a book."""

    SADDLE = "saddle"
    PERFECT = "perfect"
    CUT_STACK = "cut-stack"
    TWO_UP = "2-up"
    FOUR_UP = "4-up"

    @property
    def is_folded(self) -> bool:
        """Whether sheets are folded into signatures."""
        return self in {Scheme.SADDLE, Scheme.PERFECT}

    @property
    def is_reading_copy(self) -> bool:
        """Whether the sheets are read as they come from the printer."""
        return self in {Scheme.TWO_UP, Scheme.FOUR_UP}


class Edge(Enum):
    """A side of a cell, as the sheet is looked at."""

    NONE = 0
    LEFT = -1
    RIGHT = 1

    @property
    def opposite(self) -> Edge:
        """The other side."""
        return Edge(-self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """A place for a page on one side of a sheet.

    ``column`` counts from the left and ``row`` from the top, from 0, as that side is looked at.
    """

    column: int
    row: int
    page: int | None
    """From 0; None where the paper stays blank."""
    turned: bool = False
    """Whether the page stands on its head."""
    spine: Edge = Edge.NONE
    """Where the book is bound, seen on the sheet."""
    depth: int = 0
    """How many leaves of its signature lie outside it: what creep grows with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Two printed sides; ``back`` is as the printer is given it, turned for the way it flips."""

    front: tuple[SheetCell, ...]
    back: tuple[SheetCell, ...]
    signature: int = 0
    """Which signature it belongs to, from 0."""
    nested: int = 0
    """How many sheets of its signature lie outside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All sheets of a book, in the order in which they are printed."""

    scheme: Scheme
    columns: int
    rows: int
    sheets: tuple[Sheet, ...]
    pages: int
    """Of the source."""
    blanks: int
