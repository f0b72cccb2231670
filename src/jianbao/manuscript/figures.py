"""Pictures in their places: figures with captions, widths, and enough dots for print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from jianbao.book import Asset
from jianbao.diagnostics import Text
from jianbao.manuscript import codes, hanging_notes, picture_codes
from jianbao.manuscript.descriptions import describe
from jianbao.manuscript.elements import has_class, line_of, pop, take_out, unwrap
from jianbao.manuscript.images import Gallery
from jianbao.manuscript.rows import BESIDE, ROW, free_portraits, make_rows, share
from jianbao.manuscript.source import Manuscript
from jianbao.manuscript.strips import is_strip
from jianbao.manuscript.tables import is_numbered

_Placed = tuple[etree._Element, Asset, float | None, int]  # noqa: SLF001 - the only name that lxml gives the type
"""A figure of a row with its picture, the width that the writer gave it, and its line."""
PRINT_WIDTH = 156.0
"""Width of the type area of an official document in mm (GB/T 9704-2012, 5.2.2)."""
_HIGHEST = 82.0
"""Height in mm, eight lines of text, beyond which such a picture is made smaller."""
_HIGHEST_ASKED = 180.0
"""Height in mm, four fifths of the type area, that a picture has at most whose width was given."""
_PAGE_HEIGHT = 200.0
"""Height in mm that a picture with its caption may have on a page."""
MIN_DPI = 200
_MM_PER_INCH = 25.4
_UNSAID, _UNSAID_BESIDE = 75.0, 32.0
"""Per cent of the line that the themes give to a picture without a width; to one beside the text."""
_SIDES = {
    "居左": BESIDE,
    "left": BESIDE,
    "居右": f"{BESIDE} at-right",
    "right": f"{BESIDE} at-right",
}
"""What a writer may say of a picture with text beside it."""
_NUMBERED = re.compile(
    r"\s*(?:附?图|Figure)\s*(?:\d+(?:[-.—]\d+)?|[一二三四五六七八九十]+)(?:[\s　：:.．、]|$)"
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


def place_images(root: etree._Element, gallery: Gallery, manuscript: Manuscript) -> None:
    """Let every picture under ``root`` point to its asset; one without an asset is removed."""
    free_portraits(root)
    make_rows(root)
    rows: dict[etree._Element, list[_Placed]] = {}
    for image in list(root.iter("img")):
        line = line_of(image)
        pop(image, "data-source")
        asset = _asset(image, gallery, manuscript, line)
        if asset is None:
            take_out(image)
            continue
        image.set("src", asset.href)
        written = image.get("alt")
        image.set("alt", written or "")
        figure = _figure(image)
        hanging_notes.set_beside(image)
        describe(image, figure, written, manuscript, line)
        width = _width(image, manuscript, line)
        row = figure.getparent() if figure is not None else None
        if figure is not None and row is not None and has_class(row, ROW):
            rows.setdefault(row, []).append((figure, asset, width, line))
            gallery.keep_whole(asset)
            continue
        if figure is not None and _is_beside(figure):
            width = width or _UNSAID_BESIDE
        elif figure is not None and _is_cut(asset, width):
            pieces = gallery.pieces(asset, manuscript, line)
            _show_pieces(image, figure, pieces)
            width = width or _UNSAID
            asset = pieces[0]
        gallery.keep_whole(asset)
        if width is not None:
            (image if figure is None else figure).set("data-width", f"{width:g}")
        if figure is not None or width is not None:
            _check_dots(asset, _printed(asset, width), manuscript, line)
    _fill(rows, manuscript)
    for figure in root.iter("figure"):
        _take_caption(figure)


def _is_cut(asset: Asset, width: float | None) -> bool:
    """Whether ``asset`` is a strip that would be too high as wide as it was asked for."""
    if asset.media_type == "image/svg+xml" or not is_strip(asset.width, asset.height):
        return False
    return PRINT_WIDTH * (width or _UNSAID) / 100 * asset.height / asset.width > _PAGE_HEIGHT


def _show_pieces(image: etree._Element, figure: etree._Element, pieces: Sequence[Asset]) -> None:
    """Let the pieces of a strip stand one below another; the first carries the description."""
    figure.set("class", f"{figure.get('class') or ''} strip".strip())
    image.set("src", pieces[0].href)
    for piece in reversed(pieces[1:]):
        image.addnext(etree.Element("img", src=piece.href, alt="", role="presentation"))


def _is_beside(figure: etree._Element) -> bool:
    """Whether text is to stand beside ``figure``: the writer says so, or it begins a portrait."""
    names = [_SIDES.get(name, name) for name in (figure.get("class") or "").split()]
    around = figure.getparent()
    if around is not None and has_class(around, "portrait") and around.find("figure") is figure:
        names += () if BESIDE in " ".join(names).split() else (BESIDE,)
    if names:
        figure.set("class", " ".join(names))
    return BESIDE in " ".join(names).split()


def _fill(rows: Mapping[etree._Element, list[_Placed]], manuscript: Manuscript) -> None:
    """Share the line out between the pictures of each row."""
    fullest = dict[object, float]()
    for row, placed in rows.items():
        pictures = [(asset, width) for _, asset, width, _ in placed]
        shape = sum(asset.width / max(asset.height, 1.0) for asset, _ in pictures)
        around = row.getparent()
        fullest[around] = max(fullest.get(around, 0.0), shape if len(pictures) > 1 else 0.0)
        shares = share(
            pictures,
            fullest[around] if around is not None and has_class(around, "gallery") else 0.0,
        )
        for (figure, asset, _, line), (width, inner) in zip(placed, shares, strict=True):
            figure.set("data-width", f"{width:.1f}")
            if inner < 100:  # noqa: PLR2004 - per cent
                for image in figure.iter("img"):
                    image.set("data-width", f"{inner:.1f}")
            _check_dots(asset, width * inner / 100, manuscript, line)


def _take_caption(figure: etree._Element) -> None:
    """Take a paragraph ``图1 …`` directly below ``figure`` as its caption."""
    below = figure.getnext()
    if below is None or below.tag != "p" or not is_numbered(below, _NUMBERED):
        return
    for old in figure.findall("figcaption"):
        figure.remove(old)
    below.tag = "figcaption"
    below.tail = None
    figure.append(below)


def _asset(
    image: etree._Element, gallery: Gallery, manuscript: Manuscript, line: int
) -> Asset | None:
    address = image.get("src", "")
    if address:
        return gallery.find(address, manuscript, line)
    if not (
        manuscript.said(picture_codes.PICTURE_ON_THE_WEB, line)
        or manuscript.said(picture_codes.PICTURE_NO_FILE, line)
    ):
        manuscript.say(picture_codes.NO_FILE_NAME, line)
    return None


def _figure(image: etree._Element) -> etree._Element | None:
    """Return the figure around ``image``; a paragraph that holds only it becomes one."""
    parent = image.getparent()
    if (
        parent is None
        or len(parent) != 1
        or (parent.text or "").strip()
        or (image.tail or "").strip()
    ):
        return next(image.iterancestors("figure"), None)
    figure = next(parent.iterancestors("figure"), None)
    if parent.tag != "p":
        return parent if parent.tag == "figure" else figure
    if figure is not None:
        unwrap(parent)
        return figure
    parent.tag = "figure"
    parent.text = image.tail = None
    for name in ("id", "class"):
        if image.get(name):
            parent.set(name, pop(image, name))
    caption = pop(image, "title") or image.get("alt", "")
    if caption.strip():
        hanging_notes.caption(parent, image, caption)
    return parent


def _width(image: etree._Element, manuscript: Manuscript, line: int) -> float | None:
    """Take the width off ``image``: a share of the text's width in percent. Pixels mean nothing."""
    written = pop(image, "width")
    match = _PERCENT.fullmatch(written.strip())
    if match and 0 < float(match[1]) <= 100:  # noqa: PLR2004 - percent
        return float(match[1])
    if written and not written.strip().removesuffix("px").isdigit():
        manuscript.say(codes.BAD_WIDTH, line, needle=written, written=written)
    return None


def _printed(asset: Asset, width: float | None) -> float:
    """Return the width in per cent at which a picture is printed of which ``width`` was asked for.

    Both its width and its height are limited: what nobody asked for stays small, what was asked
    for goes on one page.
    """
    widest, highest = (_UNSAID, _HIGHEST) if width is None else (width, _HIGHEST_ASKED)
    shape = asset.width / max(asset.height, 1.0)
    return min(widest, 100 * highest * shape / PRINT_WIDTH)


def _check_dots(asset: Asset, percent: float, manuscript: Manuscript, line: int) -> None:
    if asset.media_type == "image/svg+xml":
        return
    inches = PRINT_WIDTH * percent / 100 / _MM_PER_INCH
    dpi = asset.width / inches
    if dpi >= MIN_DPI:
        return
    enough = int(percent * dpi / MIN_DPI)
    manuscript.say(
        picture_codes.TOO_FEW_DOTS,
        line,
        hint=Text(
            f"换一张更大的图，或缩小为 {{width={enough}%}}",
            f"use a larger picture, or set it smaller with {{width={enough}%}}",
        )
        if enough
        else Text("换一张更大的图", "use a larger picture"),
        dpi=dpi,
        least=MIN_DPI,
    )
