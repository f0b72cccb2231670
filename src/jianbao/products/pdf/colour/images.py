"""Pictures in the PDF: their dots in other inks, at the same resolution and quality."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, PdfError, PdfImage, Stream
from PIL import Image, JpegImagePlugin

from jianbao.edition.screen.srgb import in_srgb
from jianbao.products.pdf.colour import spaces

if TYPE_CHECKING:
    from jianbao.products.pdf.colour.targets import Target

_NAMES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_CHANNELS = {"L": 1, "RGB": 3, "CMYK": 4}
_AS_PNG = {"L": "L", "RGB": "RGB", "CMYK": "RGBA"}
_DEPTH = 8
_JPEG_QUALITY = 95


def recolour(image: Stream, target: Target) -> bool:
    """Put ``image`` into the colours of ``target``; return whether it is in them now.

    A picture that is a mask, has spot colours or a colour key, or cannot be decoded is left.
    """
    if image.get("/ImageMask") or isinstance(image.get("/Mask"), Array):
        return bool(image.get("/ImageMask"))
    space = image.get("/ColorSpace", Name.Null)
    base = space[1] if _is_indexed(space) else space
    if not spaces.components(base):
        return False
    try:
        picture = _decoded(image)
    except (PdfError, OSError, ValueError, NotImplementedError, SyntaxError):
        return False
    made = target.picture(picture)
    if made.mode == picture.mode and made is picture:
        return True
    _put(image, made, picture)
    return True


def _is_indexed(space: Object) -> bool:
    return isinstance(space, Array) and len(space) > 1 and str(space[0]) in {"/Indexed", "/I"}


def _is_jpeg(image: Stream) -> bool:
    filters = image.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
    return names == ["/DCTDecode"]


def _decoded(image: Stream) -> Image.Image:
    """Return the dots as L, RGB in sRGB, or CMYK."""
    picture: Image.Image
    if _is_jpeg(image):
        picture = Image.open(BytesIO(image.read_raw_bytes()))
        picture.load()
    else:
        picture = PdfImage(image).as_pil_image(apply_mask=False)
    if picture.mode == "CMYK":
        return picture
    if picture.mode not in _NAMES:
        picture = picture.convert("L" if picture.mode in {"1", "I;16", "I"} else "RGB")
    return in_srgb(picture)


def _put(image: Stream, made: Image.Image, before: Image.Image) -> None:
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]
    image.ColorSpace = Name(_NAMES[made.mode])
    image.BitsPerComponent = _DEPTH
    if isinstance(before, JpegImagePlugin.JpegImageFile) or _is_jpeg(image):
        image.write(_jpeg(made, before), filter=Name.DCTDecode)
        if made.mode == "CMYK":  # Pillow writes inks as Adobe does: 255 is none
            image.Decode = Array([1, 0] * 4)
        return
    parameters = Dictionary(Predictor=15, Columns=made.width, Colors=_CHANNELS[made.mode])
    image.write(_deflated(made), filter=Name.FlateDecode, decode_parms=parameters)


def _jpeg(made: Image.Image, before: Image.Image) -> bytes:
    """Return a JPEG with the original's own steps of quantisation, and no channel coarser."""
    stream = BytesIO()
    tables = getattr(before, "quantization", None)
    if tables:
        made.save(stream, "JPEG", qtables=[list(tables[0])], subsampling=0)
    else:
        made.save(stream, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return stream.getvalue()


def _deflated(made: Image.Image) -> bytes:
    """Return the dots as PNG packs them: PDF knows its predictors, whatever the channels mean."""
    stream = BytesIO()
    Image.frombytes(_AS_PNG[made.mode], made.size, made.tobytes()).save(stream, "PNG")
    data, at, packed = stream.getvalue(), 8, []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IDAT":
            packed.append(data[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(packed)
