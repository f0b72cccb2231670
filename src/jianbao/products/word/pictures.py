"""Pictures: what Word can show of them, how large, and what is said of them."""

from __future__ import annotations

import hashlib
import re
import warnings
from io import BytesIO
from typing import Final

from lxml import etree
from PIL import Image

from jianbao.book import Asset
from jianbao.products.word.measures import EMU
from jianbao.products.word.package import WrittenRelation
from jianbao.products.word.pieces import Pieces
from jianbao.products.word.xml import DRAWING, PICTURE, element, w

_OWN: Final = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
_POINTS: Final = 0.75
"""In a CSS pixel."""
_FIGURE: Final = (0.75, 0.5)
"""The share of the type area's width and height that a figure without a width takes at most."""
_ALONE: Final = 0.8
_WIDTH: Final = re.compile(r"width: ([\d.]+)%")
_SHADES: Final = 16
_DENSITY: Final = 4
"""Pixels of a drawing for each of CSS."""


def inline(image: etree._Element, pieces: Pieces, measure: float = 0.0) -> etree._Element | None:
    """Return the drawing of an ``img``, no wider than ``measure`` points; None where it has none."""
    asset = pieces.assets.get(image.get("src", ""))
    if asset is None:
        return None
    width, height = _size(image, asset, pieces, measure or pieces.measures.width)
    return drawing(asset, (width, height), image.get("alt", ""), pieces)


def drawing(asset: Asset, size: tuple[float, float], said: str, pieces: Pieces) -> etree._Element:
    """Return ``w:drawing`` of a picture in the line, ``size`` in points; ``said`` is read out."""
    relation = pieces.relations.add(
        WrittenRelation(kind="image", target=f"media/{media_name(asset)}")
    )
    pieces.pictures += 1
    number = pieces.pictures
    extent = {"cx": round(size[0] * EMU), "cy": round(size[1] * EMU)}
    shape = element(
        "pic:spPr",
        element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent)),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
    )
    picture = element(
        "pic:pic",
        element(
            "pic:nvPicPr",
            element("pic:cNvPr", id=number, name=media_name(asset), descr=said),
            element("pic:cNvPicPr"),
        ),
        element(
            "pic:blipFill",
            element("a:blip", **{"r:embed": relation}),
            element("a:stretch", element("a:fillRect")),
        ),
        shape,
    )
    return w(
        "drawing",
        element(
            "wp:inline",
            element("wp:extent", **extent),
            element("wp:docPr", id=number, name=f"图{number}", descr=said),
            element(
                "wp:cNvGraphicFramePr",
                element("a:graphicFrameLocks", noChangeAspect=1),
            ),
            element("a:graphic", element("a:graphicData", picture, uri=PICTURE)),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        ),
    )


def _size(
    image: etree._Element, asset: Asset, pieces: Pieces, measure: float
) -> tuple[float, float]:
    """Return width and height in points, by the rules that print.css has for pictures."""
    figure = image.getparent()
    in_figure = figure is not None and figure.tag == "figure"
    page = pieces.measures
    widest, highest = measure, page.height * _ALONE
    wished = _WIDTH.search(image.get("style", ""))
    width, height = asset.width * _POINTS, asset.height * _POINTS
    if wished:
        scale = measure * float(wished[1]) / 100 / max(width, 1.0)
        width, height = width * scale, height * scale
    elif in_figure:
        widest, highest = measure * _FIGURE[0], page.height * _FIGURE[1]
    shrink = min(1.0, widest / max(width, 1.0), highest / max(height, 1.0))
    return width * shrink, height * shrink


def media_name(asset: Asset) -> str:
    """Return the name of a picture inside the package."""
    stem = asset.href.rpartition(".")[0].replace("/", "-")
    return f"{stem}.{_OWN.get(asset.media_type, 'png')}"


def media(asset: Asset) -> bytes:
    """Return the bytes of a picture in a format that Word of every age shows."""
    if asset.media_type in _OWN:
        return asset.data
    if asset.media_type == "image/svg+xml":
        return _drawn(asset)
    buffer = BytesIO()
    with Image.open(BytesIO(asset.data)) as picture:
        picture.convert("RGBA").save(buffer, "PNG")
    return buffer.getvalue()


def seen(data: bytes) -> str:
    """Return what tells a picture from others: a digest, its size in pixels, its shades in small."""
    digest = hashlib.sha256(data).hexdigest()[:16]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                width, height = image.size
                shades = image.convert("L").resize((_SHADES, _SHADES)).tobytes().hex()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return digest  # a format that only Word knows
    return f"{digest}:{width}x{height}:{shades}"


def digest_of(said: str) -> str:
    """Return the digest in what is `seen` of a picture."""
    return said.partition(":")[0]


def kind_of(data: bytes) -> str:
    """Return how the file of a picture ends that a manuscript can show; empty for any other."""
    return next((ending for start, ending in _STARTS if data.startswith(start)), "")


_STARTS: Final = ((b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"))


def _drawn(asset: Asset) -> bytes:
    """Return an SVG as a PNG."""
    import pypdfium2  # noqa: PLC0415 - few books have drawings, and the layout engine loads long

    from jianbao.typesetting import engine  # noqa: PLC0415 - as above

    page = f"@page {{ size: {asset.width}px {asset.height}px; margin: 0 }} body {{ margin: 0 }}"
    style = f"{page} img {{ display: block; width: {asset.width}px; height: {asset.height}px }}"
    job = engine.Job(
        html=f'<html><body><img src="{asset.href}" alt=""/></body></html>',
        styles=(engine.JobStyle(file="picture.css", css=style),),
        resources=((asset.href, asset.media_type, asset.data),),
    )
    made = engine.typeset(job)
    assert made.value is not None  # noqa: S101 - the drawing has been checked when it was read
    buffer = BytesIO()
    with pypdfium2.PdfDocument(made.value.pdf) as document:
        image = document[0].render(scale=_DENSITY * _POINTS).to_pil()
    image.save(buffer, "PNG")
    return buffer.getvalue()


__all__ = ["DRAWING", "digest_of", "drawing", "inline", "kind_of", "media", "media_name", "seen"]
