"""Pictures side by side: a paragraph of nothing but pictures is a row, a gallery is several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from jianbao.book import Asset
from jianbao.manuscript.elements import has_class, unwrap

ROW: Final = "pictures"
"""The class of a row; its figures say in ``data-width`` how much of the line each takes."""
BESIDE: Final = "beside"
"""The class of a figure with text around it."""
_GAP: Final = 2.0
"""White beside each picture, in per cent of the line."""
_MOST: Final = 4
"""Pictures in a row of a paragraph; in a gallery of four they are two and two, else three.

On a page of photos (画页) they are always two and two.
"""
_IN_GALLERY: Final = 3
_NARROWEST: Final = 10.0
"""Per cent of the line below which no caption can be set."""
_HIGHEST: Final = 110.0
"""Height of a row whose pictures have widths, in per cent of the line: a page of every theme."""
_FLATTEST: Final = 1.6
"""A row is no higher than the line is wide, divided by this."""


def free_portraits(root: etree._Element) -> None:
    """Give the picture with which the text of a portrait begins a paragraph of its own."""
    for portrait in root.iter("div"):
        first = next(portrait.iter("p"), None) if has_class(portrait, "portrait") else None
        picture = None if first is None else first.find("img")
        if first is None or picture is None or len(first.findall("img")) > 1:
            continue
        if (first.text or "").strip() or not "".join(map(str, first.itertext())).strip():
            continue
        own = etree.Element("p", {"data-source": first.get("data-source", "")})
        first.text, picture.tail = (picture.tail or "").lstrip(), None
        first.addprevious(own)
        own.append(picture)
        if (after := next(iter(first), None)) is not None and after.tag == "br" and not first.text:
            first.text = (after.tail or "").lstrip()
            first.remove(after)


def make_rows(root: etree._Element) -> None:
    """Put the pictures that are to stand side by side into rows, each in a paragraph of its own."""
    for gallery in [div for div in root.iter("div") if has_class(div, "gallery")]:
        pictures = list(gallery.iter("img"))
        if pictures and not "".join(map(str, gallery.itertext())).strip():
            in_pairs = len(pictures) <= _MOST or has_class(gallery, "photo-page")
            columns = 2 if in_pairs else _IN_GALLERY
            gallery[:] = list(_rows(pictures, columns, gallery))
            gallery.text = None
    for paragraph in list(root.iter("p")):
        pictures = [child for child in paragraph if child.tag == "img"]
        if len(pictures) < 2 or not _holds_only_pictures(paragraph):  # noqa: PLR2004 - one is a figure
            continue
        rows = list(_rows(pictures, -(-len(pictures) // -(-len(pictures) // _MOST)), paragraph))
        paragraph.tag = "div"
        paragraph.text = None
        paragraph[:] = rows
        unwrap(paragraph)


def _holds_only_pictures(paragraph: etree._Element) -> bool:
    others = [child for child in paragraph if child.tag not in {"img", "br"}]
    return not others and not "".join(map(str, paragraph.itertext())).strip()


def _rows(
    pictures: Sequence[etree._Element], columns: int, source: etree._Element
) -> Iterator[etree._Element]:
    place = source.get("data-source", "")
    for start in range(0, len(pictures), columns):
        row = etree.Element("div", {"class": ROW, "data-source": place})
        for picture in pictures[start : start + columns]:
            cell = etree.SubElement(row, "p", {"data-source": place})
            cell.append(picture)
            picture.tail = None
        yield row


def share(
    row: Sequence[tuple[Asset, float | None]], flattest: float = 0.0
) -> list[tuple[float, float]]:
    """Return how much of the line each picture of a row takes, and of this its dots; in per cent.

    All are equally high; one that is very narrow has white at its sides, for its caption. Each
    comes with the width that the writer gave it. If all have one and there is room for them, these
    are kept. ``flattest`` is the sum of width by height of the fullest row beside.
    """
    room = 100.0 - _GAP * len(row)
    widths = [width for _, width in row if width is not None]
    shapes = [picture.width / max(picture.height, 1.0) for picture, _ in row]
    if len(widths) == len(row) and sum(widths) <= 100:  # noqa: PLR2004 - per cent
        pairs = zip(widths, shapes, strict=True)
        scale = min(
            1.0, room / sum(widths), _HIGHEST / max(width / shape for width, shape in pairs)
        )
        return [(width * scale, 100.0) for width in widths]
    height = room / max(sum(shapes), _FLATTEST, flattest)
    while sum(max(shape * height, _NARROWEST) for shape in shapes) > room + 1:
        height *= 0.98
    wide = [max(shape * height, _NARROWEST) for shape in shapes]
    return [
        (width, min(100.0, 100 * shape * height / width))
        for width, shape in zip(wide, shapes, strict=True)
    ]
