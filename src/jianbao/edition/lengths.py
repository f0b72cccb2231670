"""Arithmetic on the lengths of a theme's options, for what CSS cannot divide."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(\d*\.?\d+)(mm|cm|in|pt|px|r?em)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "px": 0.75}


def over(whole: str, part: str) -> float:
    """Return how many times the length ``part`` goes into ``whole``.

    Raises ValueError for lengths that hang on something else (em, %) or are 0.
    """
    dividend, divisor = points(whole), points(part)
    if not divisor:
        raise ValueError(f"no length: {part}")
    return dividend / divisor


def points(length: str, em: float = 0.0) -> float:
    """Return ``length`` in points, one in em or rem by the ``em`` given.

    Raises ValueError for lengths that hang on anything else.
    """
    found = _LENGTH.fullmatch(length)
    unit = _POINTS.get(found[2], em) if found else 0.0
    if found is None or not unit:
        raise ValueError(f"no absolute length: {length}")
    return float(found[1]) * unit
