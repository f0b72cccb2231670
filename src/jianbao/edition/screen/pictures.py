"""Pictures for screens: no larger than a phone needs, in colours that every screen knows.

Both the e-book and the web edition take them from here; print keeps its own. The same picture
and quality give the same bytes. Vector pictures and moving ones keep what they show. What is
transparent gets a white ground, which it was drawn for: at night black lines would be lost.
"""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image, ImageOps

from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition import codes
from jianbao.edition.screen.jpeg import as_jpeg
from jianbao.edition.screen.srgb import in_srgb, is_srgb
from jianbao.manuscript.privacy import without_metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jianbao.book import Asset
    from jianbao.edition.model import AnyEdition

LONGEST = 2000
"""Pixels on the longer side: twice what a phone shows."""
MOST_PIXELS = 5_600_000
"""What old tablets show of one picture (Apple Books Asset Guide)."""
STRIP = 5
"""From this ratio of its sides on a picture is a strip, which is read by moving along it."""
STRIP_WIDTH = 1200
"""Pixels on the shorter side of a strip; scaled as others are, its text would be lost."""
_HEAVY = 300_000
"""Bytes from which on it is worth while to look whether a file can be smaller."""
_SMALLER = 2 / 3
_IS_PHOTOGRAPH = 1 / 3
"""A PNG whose JPEG is so much smaller is a photograph; drawings and screenshots never are."""
_COVER_QUALITY = 90
_GAP = 3
"""How much larger than wanted a picture is decoded: from here on no eye sees it (Pillow)."""
_DEPTH_BYTE, _DEEP = 24, 16
_ORIENTATION = 0x0112
_ROUNDING = 1e-6
_MANY_COLOURS = 128
"""A palette of so many colours also has those that scaling makes between two others."""
_BOX = ("x", "y", "width", "height")
_BETWEEN = re.compile(r"[\s,]+")
_PICTURE = re.compile(r'(<img\b[^<>]*?\bsrc="(?:\.\./)?)([^"<>]+)(?=")')


class UnfitPictureError(Exception):
    """A picture that could not be read, with what Pillow says of it."""


def fit_pictures(edition: AnyEdition, quality: int) -> Result[AnyEdition]:
    """Return ``edition`` with its pictures as screens need them; ``quality`` is that of JPEG.

    A picture that cannot be read stays as it is (T014).
    """
    css = "".join(sheet.css for sheet in edition.stylesheets)
    said: list[Diagnostic] = []
    assets = tuple(
        fitted(asset, quality, said, is_fixed=asset.href in css, on_white=asset.href not in css)
        for asset in edition.assets
    )
    pairs = zip(edition.assets, assets, strict=True)
    moved = {old.href: new.href for old, new in pairs if old.href != new.href}
    documents = tuple(
        replace(document, html=readdressed(document.html, moved)) for document in edition.documents
    )
    made = replace(edition, assets=assets, documents=documents)
    return Result(value=made, diagnostics=tuple(said))


def fitted(
    picture: Asset,
    quality: int,
    said: list[Diagnostic],
    *,
    is_fixed: bool = False,
    on_white: bool = True,
) -> Asset:
    """Return ``picture`` as `for_screen` does; as it is where it cannot be read, which is ``said``."""
    try:
        return for_screen(picture, quality, is_fixed=is_fixed, on_white=on_white)
    except UnfitPictureError as problem:
        said.append(codes.UNFIT_PICTURE.at(picture.span, reason=problem))
        return picture


def for_screen(
    picture: Asset, quality: int, *, is_fixed: bool = False, on_white: bool = True
) -> Asset:
    """Return ``picture`` as a screen needs it; raises `UnfitPictureError` where it cannot be read.

    ``quality`` is that of JPEG, 1 to 100. A photograph in a PNG becomes a JPEG, and its address
    with it (see `readdressed`), unless ``is_fixed``. It is laid ``on_white``, or keeps
    the ground of the style sheet that names it.
    """
    if picture.media_type == "image/svg+xml" and on_white:
        return replace(picture, data=_on_white(picture.data))
    if picture.media_type not in {"image/jpeg", "image/png"}:
        return picture
    bare = replace(picture, data=without_metadata(picture.data) or picture.data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the manuscript stage has judged its size
        try:
            with Image.open(BytesIO(picture.data)) as image:
                if image.format == "PNG" and getattr(image, "is_animated", False):
                    return bare
                return _fitted(bare, image, quality, is_fixed=is_fixed, on_white=on_white)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
            raise UnfitPictureError(str(problem)) from problem


def _on_white(drawing: bytes) -> bytes:
    """Return an SVG with a white ground behind all that it shows."""
    try:
        root = etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        raise UnfitPictureError(str(problem)) from problem
    numbers = _BETWEEN.split(root.get("viewBox", "").strip())
    size = {"width": "100%", "height": "100%"}
    if len(numbers) == len(_BOX):
        size = dict(zip(_BOX, numbers, strict=True))
    tag = etree.QName(etree.QName(root).namespace, "rect")
    # In a style of its own, so that the drawing's rules for rectangles do not reach it.
    root.insert(0, etree.Element(tag, size, style="fill:white;stroke:none"))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def as_cover(picture: Asset) -> bytes:
    """Return a checked picture as a JPEG for a cover, at most `LONGEST` high; never enlarged."""
    width, height = int(picture.width), int(picture.height)
    scale = min(1.0, LONGEST / height, math.sqrt(MOST_PIXELS / (width * height)))
    size = _scaled(width, height, scale)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(picture.data)) as image:
            if picture.media_type == "image/jpeg" and size == image.size and is_srgb(image):
                return picture.data
            drawn = _drawn(image, size)
    return _jpeg(picture, _opaque(drawn), _COVER_QUALITY).data


def readdressed(html: str, addresses: Mapping[str, str]) -> str:
    """Return a well-formed document in which each ``img`` has the new address of its picture."""
    if not any(old in html for old in addresses):
        return html
    return _PICTURE.sub(lambda found: found[1] + addresses.get(found[2], found[2]), html)


def screen_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in pixels at which a screen gets a picture; never larger than it is."""
    longer, shorter = max(width, height), min(width, height)
    wanted = STRIP_WIDTH / shorter if longer >= STRIP * shorter else LONGEST / longer
    return _scaled(width, height, min(1.0, wanted, math.sqrt(MOST_PIXELS / (width * height))))


def _scaled(width: int, height: int, scale: float) -> tuple[int, int]:
    return max(1, int(width * scale + _ROUNDING)), max(1, int(height * scale + _ROUNDING))


def _fitted(
    bare: Asset, image: Image.Image, quality: int, *, is_fixed: bool, on_white: bool
) -> Asset:
    """Scale, turn and colour ``image`` as far as it needs it; ``bare`` is its file."""
    size = screen_size(*image.size)
    shines_through = on_white and _shines_through(image)
    must_change = (
        size != image.size
        or without_metadata(bare.data) is None
        or image.getexif().get(_ORIENTATION, 1) != 1
        or (image.format == "PNG" and bare.data[_DEPTH_BYTE] == _DEEP)
        or not is_srgb(image)
        or shines_through
    )
    if not must_change and len(bare.data) <= _HEAVY:
        return bare
    if image.format != "PNG":
        made = _jpeg(bare, _drawn(image, size), quality)
        return made if must_change or len(made.data) <= _SMALLER * len(bare.data) else bare
    palette = None if shines_through else _palette(image)
    drawn = _drawn(image, size)
    drawn = _opaque(drawn) if shines_through else drawn
    made = _png(bare, drawn, palette) if must_change else bare
    return made if is_fixed else _photograph(made, drawn, quality)


def _shines_through(image: Image.Image) -> bool:
    """Whether the ground that ``image`` stands on may be seen through it."""
    return image.mode in {"LA", "RGBA", "PA"} or "transparency" in image.info


def _opaque(drawn: Image.Image) -> Image.Image:
    """Return a picture on white; grey stays grey."""
    if drawn.mode not in {"LA", "RGBA"}:
        return drawn
    paper = Image.new("RGBA", drawn.size, "white")
    laid = Image.alpha_composite(paper, drawn.convert("RGBA"))
    return laid.convert(drawn.mode.removesuffix("A"))


def _photograph(made: Asset, drawn: Image.Image, quality: int) -> Asset:
    """Return the PNG ``made``, or ``drawn`` as a JPEG where it is a photograph."""
    if len(made.data) <= _HEAVY or drawn.mode not in {"L", "RGB"}:
        return made
    photograph = _jpeg(made, drawn, quality)
    return photograph if len(photograph.data) <= _IS_PHOTOGRAPH * len(made.data) else made


def _palette(image: Image.Image) -> Image.Image | None:
    """Return a picture with the palette that ``image`` can keep when scaled, if there is one."""
    if image.mode == "1":  # a scan: sixteen greys are enough for its edges
        greys = Image.new("P", (1, 1))
        greys.putpalette([grey for grey in range(0, 256, 17) for _ in "RGB"])
        return greys
    if image.mode != "P" or not is_srgb(image):
        return None
    return image.copy() if len(image.getcolors() or ()) >= _MANY_COLOURS else None


def _drawn(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return ``image`` upright, in ``size`` (before it is turned), as L, LA, RGB or RGBA in sRGB."""
    image = _eight_bits(image)
    if size != image.size:
        # A JPEG is decoded no larger than it has to be for this: a huge one takes little memory.
        image.draft(None, (_GAP * size[0], _GAP * size[1]))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    image = in_srgb(ImageOps.exif_transpose(image))
    is_opaque = image.mode in {"LA", "RGBA"} and image.getextrema()[-1] == (255, 255)
    return image.convert(image.mode.removesuffix("A")) if is_opaque else image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode that can be scaled: no palette, no bits, no sixteen of them."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (255 / 65535)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    return image.convert("RGB") if image.mode == "P" else image


def _png(bare: Asset, drawn: Image.Image, palette: Image.Image | None) -> Asset:
    if palette is not None and drawn.mode in {"L", "RGB"}:
        drawn = drawn.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
    stream = BytesIO()
    drawn.save(stream, "PNG", icc_profile=None)
    return _with(bare, drawn, stream.getvalue())


def _jpeg(bare: Asset, drawn: Image.Image, quality: int) -> Asset:
    # The chroma of what was drawn sharp stays sharp: red characters on white fray otherwise.
    sharp = bare.media_type == "image/png"
    made = _with(bare, drawn, as_jpeg(drawn, quality, sharp=sharp))
    href = f"{bare.href.removesuffix('.png')}.jpg" if sharp else bare.href
    return replace(made, href=href, media_type="image/jpeg")


def _with(bare: Asset, drawn: Image.Image, data: bytes) -> Asset:
    return replace(bare, data=data, width=drawn.width, height=drawn.height)
