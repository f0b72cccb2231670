"""What a theme may choose about the composition of Chinese lines; loads no layout engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How Chinese paragraphs are composed; the defaults are CLREQ's. Widths are in em."""

    autospace: float = 0.25
    """Between Han and Latin letters or digits; 0 for none."""
    autospace_least: float = 0.125
    autospace_most: float = 0.34
    autospace_widest: float = 0.44
    """Where the characters of a line too are spread: what is wider is seen as a hole."""
    word_space_least: float = 0.2
    word_space_most: float = 0.5
    trim_indented: bool = False
    """Whether an opening mark is half-width on an indented first line too."""
    hanging: bool = False
    """Whether ，。、 at the end of a full line hang in the margin."""
    lone: int = 2
    """Least number of characters, marks apart, on the last line of a paragraph."""
    loose: float = 0.2
    """A full line with wider gaps between characters than this is reported."""
    stretch_most: float = 1.0
    """A line that would need wider gaps than this is left ragged."""
