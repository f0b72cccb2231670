"""Bars as vector drawings, and how small a symbol may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from jianbao.edition.symbols import PRESS_BLACK, Symbol, drawing, rectangle, runs
from jianbao.products.cover.numbers import ean_of

# GS1 General Specifications 5.2, GB 12904: nominal sizes of EAN-13 in mm.
MODULE: Final = 0.33
_HEIGHT: Final = 22.85
_GUARDS: Final = (0, 2, 46, 48, 92, 94)
_GUARD_EXTRA: Final = 5
"""By how many modules the guards reach down among the figures."""
_QUIET_LEFT, _QUIET_RIGHT = 11, 7
_MODULES: Final = 95
_DIGITS: Final = 10.0
"""Size of the figures below the bars, in modules."""


def bars(urn: str, magnification: int, family: str) -> Symbol:
    """Return the EAN-13 of an ISBN or ISSN, its figures in ``family``, at ``magnification`` %."""
    import barcode  # noqa: PLC0415 - takes long to load, and only covers have bars

    number = ean_of(urn)
    (modules,) = barcode.get("ean13", number).build()
    tall = _HEIGHT / MODULE
    height = tall + _DIGITS - 1
    width = _QUIET_LEFT + _MODULES + _QUIET_RIGHT
    drawn = []
    for start, length in runs(modules):
        extra = _GUARD_EXTRA if start in _GUARDS else 0
        drawn.append(rectangle(_QUIET_LEFT + start, 0, length, tall + extra))
    figures = "".join(
        f'<text x="{x:g}" y="{tall + _DIGITS - 1.5:g}">{figure}</text>'
        for figure, x in zip(number, _figure_places(), strict=True)
    )
    style = (
        f'font-size="{_DIGITS:g}" text-anchor="middle" font-family="{family}" fill="{PRESS_BLACK}"'
    )
    scale = MODULE * magnification / 100
    inside = f'<path fill="{PRESS_BLACK}" d="{"".join(drawn)}"/><g {style}>{figures}</g>'
    return Symbol(
        svg=drawing(width, height, inside), width=width * scale, height=height * scale, dot=scale
    )


def _figure_places() -> Iterable[float]:
    """Yield the middle of each figure: the first stands before the bars, six in each half."""
    yield _QUIET_LEFT - 5
    for half in (3, 50):
        yield from (_QUIET_LEFT + half + 7 * index + 3.5 for index in range(6))
