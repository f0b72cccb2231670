"""The user's own picture for the e-book's cover, which stands for the issue elsewhere too."""

from __future__ import annotations

from jianbao.book import Asset
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result
from jianbao.manuscript import picture_codes
from jianbao.manuscript.images import PictureError, inspect
from jianbao.products.commission import Commission
from jianbao.products.epub.options import EpubOptions

LEAST_HEIGHT = 1000
"""Pixels below which shops refuse a cover and a library page blurs it."""
_HREF = "images/cover.jpg"
"""Where the templates expect it; the output makes a JPEG of it."""


def check(commission: Commission[EpubOptions]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the picture, if one is named."""
    return read_cover(commission.config, commission.options).diagnostics


def read_cover(config: BookConfig, options: EpubOptions | None = None) -> Result[Asset]:
    """Return the picture that book.yaml or ``options`` name, checked as those of manuscripts are.

    The value is None where none is named, or none that can be used. I014: it is too small.
    """
    said = (each.options for each in config.outputs if isinstance(each.options, EpubOptions))
    name = (options or next(said, EpubOptions())).cover
    if not name:
        return Result(value=None)
    span = config.span("outputs.epub.cover")
    try:
        picture = inspect(config.folder / name, config.folder)
    except PictureError as problem:
        return Result(value=None, diagnostics=(problem.told.placed(span),))
    small = picture_codes.SMALL_COVER.at(span, height=picture.height)
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
