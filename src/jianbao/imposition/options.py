"""How the pages of a PDF are put on sheets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """How the pages of a PDF are put on sheets; all lengths in mm."""

    scheme: str = "saddle"
    """``saddle``, ``perfect``, ``cut-stack``, ``2-up`` or ``4-up``."""
    paper: tuple[float, float] | None = None
    """Either way up; None: what the scheme needs at full size, A4 for reading copies."""
    signature: int = 0
    """Pages folded into each other; 0: all of them (saddle) or 16 (perfect)."""
    flip: str = ""
    """The edge the printer turns paper over: ``long``, ``short``; empty: backs stay upright."""
    gutter: float = 0.0
    """Added to each page at the spine; between the pages of a reading copy."""
    bleed: float | None = None
    """Left around each page for the cut; None: what the PDF has."""
    thickness: float = 0.0
    """Of a leaf: what creep is reckoned from."""
    marks: bool = False
    """Whether crop, fold and collation marks are printed."""
    blanks: str = ""
    """``front``, ``end``, ``back`` (before the last page) or the number of the page before them."""
    binding: str = ""
    """``left`` or ``right``; empty: as the PDF says, else left."""
    fit: bool = False
    """Whether pages too large for the paper are made smaller."""
