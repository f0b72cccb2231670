"""Symbols to be read by machines, as vector drawings; a QR code."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

_QUIET: Final = 4
LEAST_QR, LEAST_DOT = 15.0, 0.35
"""mm that a phone reads from paper: a code without its quiet zone, and a dot of it."""
# K100: a RIP may not make bars of four colours out of it.
PRESS_BLACK, PRESS_WHITE = "device-cmyk(0 0 0 1)", "device-cmyk(0 0 0 0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A drawing with its size in mm, its quiet zone included; ``dot`` is its smallest part."""

    svg: bytes
    width: float
    height: float
    dot: float

    @property
    def markup(self) -> Markup:
        """The drawing for a template."""
        return Markup(self.svg.decode())  # noqa: S704 - our own drawing

    @property
    def address(self) -> str:
        """The drawing as the address of a picture."""
        return f"data:image/svg+xml;base64,{b64encode(self.svg).decode()}"


class TooLongError(Exception):
    """No QR code holds the text."""


def qr(text: str, side: float, ink: str = PRESS_BLACK, ground: str = PRESS_WHITE) -> Symbol:
    """Return the QR code of ``text``, ``side`` mm wide without its quiet zone, titled by its text.

    Raises TooLongError where no code holds the text.
    """
    import segno  # noqa: PLC0415 - takes long to load, and few books have codes

    try:
        matrix = segno.make(text, error="m", micro=False).matrix
    except segno.DataOverflowError as error:
        raise TooLongError from error
    count = len(matrix)
    drawn = [
        rectangle(_QUIET + start, _QUIET + y, length, 1)
        for y, row in enumerate(matrix)
        for start, length in runs("".join(map(str, row)))
    ]
    size = count + 2 * _QUIET
    inside = f'<title>{escape(text)}</title><path fill="{ink}" d="{"".join(drawn)}"/>'
    whole = side * size / count
    svg = drawing(size, size, inside, ground)
    return Symbol(svg=svg, width=whole, height=whole, dot=side / count)


def small_qr(text: str) -> Symbol:
    """Return the QR code of ``text`` as small as a phone reads it; raises as `qr` does."""
    least = qr(text, LEAST_QR, "black", "white")
    return qr(text, LEAST_QR * max(1.0, LEAST_DOT / least.dot), "black", "white")


def runs(modules: str) -> Sequence[tuple[int, int]]:
    """Return start and length of each run of dark modules."""
    found, at = [], 0
    for dark, group in groupby(modules, lambda module: module == "1"):
        length = len(list(group))
        if dark:
            found.append((at, length))
        at += length
    return found


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """Return a piece of an SVG path."""
    return f"M{x:g} {y:g}h{width:g}v{height:g}h-{width:g}z"


def drawing(width: float, height: float, inside: str, ground: str = PRESS_WHITE) -> bytes:
    """Return ``inside`` as a whole drawing on its ground."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">'
        f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>{inside}</svg>'
    ).encode()
