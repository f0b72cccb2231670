"""Pictures of contributions in the formats that a book takes."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from jianbao.diagnostics import Diagnostic
from jianbao.intake import codes
from jianbao.intake.model import SourcePicture
from jianbao.manuscript.images import MAX_PIXELS

_SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "MPO": ".jpg", "WEBP": ".webp"}
_REDRAWN = frozenset({"GIF", "BMP", "TIFF", "DIB", "ICO", "TGA"})


def fit(picture: SourcePicture) -> tuple[str, bytes, Diagnostic | None]:
    """Return the suffix and bytes to save, and what there is to say about a picture of no use."""
    if b"<svg" in picture.data[:1024]:
        return ".svg", picture.data, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return *_redrawn(picture), None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        suffix = "." + picture.name.rpartition(".")[2].lower() if "." in picture.name else ".bin"
        return suffix, picture.data, _unfit(picture)


def _redrawn(picture: SourcePicture) -> tuple[str, bytes]:
    """Return the picture as it is, or as PNG; raises OSError or ValueError for others."""
    with Image.open(BytesIO(picture.data)) as image:
        if image.format in _SUFFIXES:
            return _SUFFIXES[image.format], picture.data
        if image.format not in _REDRAWN or image.width * image.height > MAX_PIXELS:
            raise ValueError(image.format)
        out = BytesIO()
        image.convert("RGBA" if "transparency" in image.info else "RGB").save(out, "PNG")
        return ".png", out.getvalue()


def _unfit(picture: SourcePicture) -> Diagnostic:
    return codes.UNUSABLE_PICTURE.at(picture.span, name=picture.name)
