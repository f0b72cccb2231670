"""Bars and QR codes as vector drawings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

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
_QR_QUIET: Final = 4
LEAST_QR, LEAST_DOT = 15.0, 0.35
"""What a phone reads from paper: the side of a code without its quiet zone, and of a dot of it."""
# K100: a RIP may not make bars of four colours out of it.
_BLACK: Final = "device-cmyk(0 0 0 1)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A drawing with its size in mm, its quiet zone included; ``dot`` is its smallest part."""

    svg: bytes
    width: float
    height: float
    dot: float


class TooLongError(Exception):
    """No QR code holds the text."""


def bars(urn: str, magnification: int, family: str) -> Symbol:
    """Return the EAN-13 of an ISBN or ISSN, its figures in ``family``, at ``magnification`` %."""
    import barcode  # noqa: PLC0415 - takes long to load, and only covers have bars

    number = ean_of(urn)
    (modules,) = barcode.get("ean13", number).build()
    tall = _HEIGHT / MODULE
    height = tall + _DIGITS - 1
    width = _QUIET_LEFT + _MODULES + _QUIET_RIGHT
    drawn = []
    for start, length in _runs(modules):
        extra = _GUARD_EXTRA if start in _GUARDS else 0
        drawn.append(_rectangle(_QUIET_LEFT + start, 0, length, tall + extra))
    figures = "".join(
        f'<text x="{x:g}" y="{tall + _DIGITS - 1.5:g}">{figure}</text>'
        for figure, x in zip(number, _figure_places(), strict=True)
    )
    style = f'font-size="{_DIGITS:g}" text-anchor="middle" font-family="{family}" fill="{_BLACK}"'
    scale = MODULE * magnification / 100
    inside = f'<path fill="{_BLACK}" d="{"".join(drawn)}"/><g {style}>{figures}</g>'
    return Symbol(
        svg=_svg(width, height, inside), width=width * scale, height=height * scale, dot=scale
    )


def qr(text: str, side: float) -> Symbol:
    """Return the QR code of ``text``, ``side`` mm wide without its quiet zone.

    Raises TooLongError where no code holds the text.
    """
    import segno  # noqa: PLC0415 - as above

    try:
        matrix = segno.make(text, error="m", micro=False).matrix
    except segno.DataOverflowError as error:
        raise TooLongError from error
    count = len(matrix)
    drawn = [
        _rectangle(_QR_QUIET + start, _QR_QUIET + y, length, 1)
        for y, row in enumerate(matrix)
        for start, length in _runs("".join(map(str, row)))
    ]
    size = count + 2 * _QR_QUIET
    inside = f'<path fill="{_BLACK}" d="{"".join(drawn)}"/>'
    whole = side * size / count
    return Symbol(svg=_svg(size, size, inside), width=whole, height=whole, dot=side / count)


def _figure_places() -> Iterable[float]:
    """Yield the middle of each figure: the first stands before the bars, six in each half."""
    yield _QUIET_LEFT - 5
    for half in (3, 50):
        yield from (_QUIET_LEFT + half + 7 * index + 3.5 for index in range(6))


def _runs(modules: str) -> Sequence[tuple[int, int]]:
    """Return start and length of each run of dark modules."""
    runs, at = [], 0
    for dark, group in groupby(modules, lambda module: module == "1"):
        length = len(list(group))
        if dark:
            runs.append((at, length))
        at += length
    return runs


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h-{width:g}z"


def _svg(width: float, height: float, inside: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="device-cmyk(0 0 0 0)"/>{inside}</svg>'
    ).encode()
