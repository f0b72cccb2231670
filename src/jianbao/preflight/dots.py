"""How much ink the dots of a picture take."""

from __future__ import annotations

import warnings
from io import BytesIO

from pikepdf import PdfImage, Stream
from PIL import Image, ImageChops

from jianbao.foreign_pdf import BROKEN

_SEEN = 0.001
"""The share of a picture below which a few dots of heavy ink do no harm."""
_SHRUNK = 1000
"""Pixels on the longer side at which ink is measured: mean over the size of a screen's dots."""
_INKS = 4


def ink_of(image: Stream) -> float:
    """Return the most ink (1.0 for one full) that a thousandth of a CMYK ``image`` takes.

    0 where it cannot be decoded.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = _decoded(image)
            if picture.mode != "CMYK":
                return 0.0
            picture.thumbnail((_SHRUNK, _SHRUNK), Image.Resampling.BOX)
            return _heaviest(picture)
        except (*BROKEN, OSError, SyntaxError, Image.DecompressionBombError):
            return 0.0


def _decoded(image: Stream) -> Image.Image:
    if str(image.get("/Filter")) == "/DCTDecode":
        return Image.open(BytesIO(image.read_raw_bytes()))
    return PdfImage(image).as_pil_image(apply_mask=False)


def _heaviest(picture: Image.Image) -> float:
    cyan, magenta, yellow, black = picture.split()
    # Halved twice, the sum of four bytes is one byte again.
    first = ImageChops.add(cyan, magenta, scale=2)
    second = ImageChops.add(yellow, black, scale=2)
    counts = ImageChops.add(first, second, scale=2).histogram()
    most = _SEEN * picture.width * picture.height
    seen = 0
    for value in range(255, -1, -1):
        seen += counts[value]
        if seen > most:
            return value * _INKS / 255
    return 0.0
