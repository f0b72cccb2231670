"""The user's own picture for the e-book's cover."""

from __future__ import annotations

from jianbao.book import Asset
from jianbao.config.model import BookConfig
from jianbao.diagnostics import Result
from jianbao.manuscript import codes
from jianbao.manuscript.images import PictureError, inspect

LEAST_HEIGHT = 1000
"""Pixels below which shops refuse a cover and a library page blurs it."""
_HREF = "images/cover.jpg"
"""Where the templates expect it; the output makes a JPEG of it."""


def read_cover(config: BookConfig) -> Result[Asset]:
    """Return the picture that ``config`` names, checked as those of the manuscripts are.

    The value is None where none is named, or none that can be used. I014: it is too small.
    """
    named = [choice for choice in config.outputs if choice.screen.cover]
    if not named:
        return Result(value=None)
    span = config.span(f"outputs.{named[0].name}.cover")
    try:
        picture = inspect(config.folder / named[0].screen.cover)
    except PictureError as problem:
        return Result(value=None, diagnostics=(problem.told.placed(span),))
    small = codes.SMALL_COVER.at(span, height=picture.height)
    return Result(
        value=Asset(
            href=_HREF,
            media_type=picture.media_type,
            data=picture.data,
            width=picture.width,
            height=picture.height,
            span=span,
        ),
        diagnostics=(small,) if picture.height < LEAST_HEIGHT else (),
    )
