"""The paper of a theme: its size, and the same page on its side."""

from __future__ import annotations

from typing import Final

from jianbao.edition.lengths import points
from jianbao.themes import Theme

TURNED_MARGIN: Final = 20.0
"""Millimetres around what stands on a page on its side."""
_MM: Final = 25.4 / 72


def in_mm(theme: Theme, option: str) -> float:
    """Return a length among the options in mm; raises ValueError where it is not absolute."""
    return points(str(theme.option(option))) * _MM


def paper_of(theme: Theme) -> tuple[float, float]:
    """Return width and height of the page: the type area and the margins around it."""
    width = sum(in_mm(theme, name) for name in ("margin-inner", "type-width", "margin-outer"))
    height = sum(in_mm(theme, name) for name in ("margin-top", "type-height", "margin-bottom"))
    return width, height


def turned_page(theme: Theme) -> dict[str, str]:
    """Return size and margin of a page on its side, as variables of style sheets."""
    width, height = paper_of(theme)
    return {
        "turned-size": f"{height:g}mm {width:g}mm",
        "turned-margin": f"{TURNED_MARGIN:g}mm",
    }
