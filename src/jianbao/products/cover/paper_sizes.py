"""Sizes of pages and sheets in mm."""

from __future__ import annotations

import re
from typing import Final

from jianbao.diagnostics import Text

# CSS Paged Media 3, page-size.
_PAGES: Final = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "b4": (250.0, 353.0),
    "b5": (176.0, 250.0),
    "jis-b4": (257.0, 364.0),
    "jis-b5": (182.0, 257.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "ledger": (279.4, 431.8),
}
_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96}
_LENGTH: Final = re.compile(r"(\d*\.?\d+)(mm|cm|in|pt|px)")

SHEETS: Final = {
    "a3": (420.0, 297.0, Text("A3", "A3")),
    "sra3": (450.0, 320.0, Text("SRA3", "SRA3")),
    # 大度 889 × 1194 mm, halved and halved again, trimmed.
    "quarter": (590.0, 440.0, Text("四开", "quarter sheet")),
    "half": (880.0, 590.0, Text("对开", "half sheet")),
}
"""Long side, short side and name of what a cover is printed on."""


def page_size(written: str) -> tuple[float, float] | None:
    """Return width and height that a value of CSS ``size`` names; None where it names none."""
    words = written.lower().split()
    turned = "landscape" in words
    words = [word for word in words if word not in {"landscape", "portrait"}]
    lengths = [
        float(found[1]) * _MM[found[2]] for word in words if (found := _LENGTH.fullmatch(word))
    ]
    if len(words) == 1 and words[0] in _PAGES:
        width, height = _PAGES[words[0]]
    elif len(lengths) == len(words) and len(lengths) in {1, 2}:
        width, height = lengths[0], lengths[-1]
    else:
        return None
    return (max(width, height), min(width, height)) if turned else (width, height)
