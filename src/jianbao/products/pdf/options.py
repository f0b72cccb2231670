"""What a book says of its edition on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What a book says of its edition on paper."""

    resolution: int = 300
    """Pictures finer than this are made coarser (dpi)."""
    bleed: float = 0.0
    """出血: how far the paper goes beyond the cut, mm."""
    marks: bool = False
    """Whether crop and register marks are printed around the page."""
    standard: str = ""
    """``pdf/a-2b``, ``pdf/a-3b``, ``pdf/a-2a``, ``pdf/a-4``, ``pdf/ua-1`` or ``pdf/x-4``; empty: none."""
    colour: str = ""
    """``rgb``, ``cmyk`` or ``grey``; empty: as the theme writes them, in inks where X-4 is asked for."""
