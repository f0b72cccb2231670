"""The user's own picture on the front: checked, and fine enough for the press."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from jianbao.book import Asset
from jianbao.diagnostics import Result, Span
from jianbao.manuscript.images import PictureError, inspect
from jianbao.products.cover import codes
from jianbao.products.cover.geometry import Wrap
from jianbao.products.cover.options import CoverOptions

FINEST_NEEDED = 300
_MM = 25.4


def picture_of(folder: Path, options: CoverOptions, wrap: Wrap, span: Span) -> Result[Asset]:
    """Return the picture of the front; the value is None where none is named or it is no use.

    Faults: those of pictures (I###), H010 fewer than 300 dots an inch.
    """
    if not options.picture:
        return Result(value=None)
    try:
        picture = inspect(folder / options.picture, folder)
    except PictureError as problem:
        return Result(value=None, diagnostics=(problem.told.placed(span),))
    # The picture covers the front with its bleed; what is too long at one side is cut off.
    width = wrap.page_width + wrap.bleed
    height = wrap.page_height + 2 * wrap.bleed
    dpi = min(picture.width / width, picture.height / height) * _MM
    needed = [ceil(side / _MM * FINEST_NEEDED) for side in (width, height)]
    is_drawn = picture.media_type == "image/svg+xml"
    ending = picture.media_type.rpartition("/")[2]
    return Result(
        value=Asset(
            href=f"wrap/front.{ending}",
            media_type=picture.media_type,
            data=picture.data,
            width=picture.width,
            height=picture.height,
            span=span,
        ),
        diagnostics=()
        if is_drawn or dpi >= FINEST_NEEDED
        else (codes.COARSE.at(span, dpi=dpi, width=needed[0], height=needed[1]),),
    )
