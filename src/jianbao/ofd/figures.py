"""Numbers as OFD writes them."""

from __future__ import annotations

from collections.abc import Iterable

from jianbao.preflight.model import Box


def number(value: float, digits: int = 4) -> str:
    """Return a number as short as can be; lengths are right to a ten thousandth of a millimetre.

    Readers put glyphs and thin lines on whole dots, so that less would move some by one.
    """
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def listed(values: Iterable[float], digits: int = 4) -> str:
    """Return numbers as OFD lists them."""
    return " ".join(number(value, digits) for value in values)


def rectangle(box: Box) -> str:
    """Return a box by its corner and its size."""
    left, top, right, bottom = box
    return listed((left, top, max(0.001, right - left), max(0.001, bottom - top)))
