"""长图: pictures many times as high as wide, cut at blank rows into pieces that a page can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Final

from PIL import Image, ImageChops

STRIP: Final = 2.5
"""From this ratio of height to width on a picture is a strip."""
_LEAST: Final = 2000
"""Pixels of height below which it is only a narrow picture."""
_PIECE: Final = 1.5
"""Height of a piece by its width: three quarters of the line wide, it fits every theme's page."""
_AROUND: Final = 0.3
"""Share of a piece within which a blank row is looked for, above where it would be cut."""
_NOISE: Final = 16
"""Steps of grey between neighbours that no eye sees."""


def is_strip(width: float, height: float) -> bool:
    """Whether a picture of so many pixels is too high to be read on a page at once."""
    return width > 0 and height >= max(_LEAST, STRIP * width)


def cut(data: bytes) -> tuple[tuple[Image.Image, ...], bool]:
    """Return the pieces of a picture from top to bottom, and whether each cut is at a blank row."""
    with Image.open(BytesIO(data)) as image:
        image.load()
        ink = _ink_of_rows(image)
        cuts = list(_cuts(ink, image.width))
        edges = [0, *cuts, image.height]
        pieces = tuple(image.crop((0, top, image.width, bottom)) for top, bottom in pairwise(edges))
        for piece in pieces:
            piece.info = dict(image.info)
    return pieces, not any(ink[row] for row in cuts)


def _ink_of_rows(image: Image.Image) -> bytes:
    """Return how much each row changes from left to right, 0 where it is of one colour."""
    grey = image.convert("RGB").convert("L")
    edges = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
    seen = edges.point(lambda value: value if value > _NOISE else 0)
    return seen.resize((1, image.height), Image.Resampling.BOX).tobytes()


def _cuts(ink: Sequence[int], width: int) -> Iterator[int]:
    """Yield the rows at which to cut: blank ones, in the middle of their run, pieces about alike."""
    top, height, most = 0, len(ink), width * _PIECE
    while height - top > most:
        wanted = (height - top) / ceil((height - top) / most)
        last = int(top + min(most, wanted * (1 + _AROUND / 2)))
        first = max(top + 1, int(last - most * _AROUND))
        row = min(range(first, last), key=lambda row: (ink[row], -_run(ink, row, first, last)))
        yield row
        top = row


def _run(ink: Sequence[int], row: int, first: int, last: int) -> int:
    """Return how far it is from ``row`` to the nearest end of its run of rows alike."""
    far = min(row - first, last - row)
    for distance in range(1, far + 1):
        if ink[row - distance] != ink[row] or ink[row + distance] != ink[row]:
            return distance
    return far
