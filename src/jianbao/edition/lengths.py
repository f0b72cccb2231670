"""Arithmetic on the lengths of a theme's options, for what CSS cannot divide."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(\d*\.?\d+)(mm|cm|in|pt|px)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "px": 0.75}


def over(whole: str, part: str) -> float:
    """Return how many times the length ``part`` goes into ``whole``.

    Raises ValueError for lengths that hang on something else (em, %) or are 0.
    """
    dividend, divisor = _points(whole), _points(part)
    if not divisor:
        raise ValueError(f"no length: {part}")
    return dividend / divisor


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    if not found:
        raise ValueError(f"no absolute length: {length}")
    return float(found[1]) * _POINTS[found[2]]
