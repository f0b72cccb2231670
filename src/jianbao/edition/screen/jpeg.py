"""JPEG as screens get it: the one place that knows how Pillow wants to be asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile

_LARGEST_DOT: Final = 4
"""Bytes to which JPEG never swells one dot, however fine the grain."""


def as_jpeg(image: Image.Image, quality: int, *, sharp: bool) -> bytes:
    """Return ``image`` (L or RGB) as a JPEG of ``quality``, 1 to 100.

    ``sharp`` keeps its full chroma: red characters on white fray otherwise.
    """
    stream = BytesIO()
    with _room_for(image):
        image.save(
            stream,
            "JPEG",
            quality=quality,
            optimize=True,
            comment=b"",
            subsampling=0 if sharp else 2,
        )
    return stream.getvalue()


@contextmanager
def _room_for(image: Image.Image) -> Iterator[None]:
    """Let Pillow's buffer hold all of a finely grained JPEG, which it writes in one piece.

    It reckons with one byte a dot, and fails where there are more (Pillow#148).
    """
    before = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(before, _LARGEST_DOT * image.width * image.height)
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = before
