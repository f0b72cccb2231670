"""What stands side by side: the ends of a line, pictures, a seating plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.book import Asset
from jianbao.diagnostics import Span
from jianbao.products.word import pictures as drawn
from jianbao.products.word.inline import InlineWriter
from jianbao.products.word.measures import twips
from jianbao.products.word.properties import Indent, ParagraphLooks
from jianbao.products.word.xml import w

if TYPE_CHECKING:
    from jianbao.products.word.flow import Context, WordFlow

_STYLES: Final = {"masthead-top": "Marks", "masthead-foot": "IssuerLine"}
_SHARE: Final = re.compile(r"width: ([\d.]+)%")
_GAP: Final = 1.8
"""White between pictures of a row, in per cent of the line."""


def spread(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write the children of ``element`` as one line, the last of them at its end."""
    style = _STYLES.get(element.get("class") or "", context.style)
    write_ends(flow, [list(element)[:-1], list(element)[-1:]], context.with_(style=style))


def write_ends(flow: WordFlow, ends: list[list[etree._Element]], context: Context) -> None:
    """Write what stands at the beginning and at the end of a line."""
    edge = 1.0 if context.style in {"IssuerLine", "Imprint", "DocumentNumber"} else 0.0
    inline = InlineWriter(flow.pieces, context.run)
    if edge:
        inline.tab()
    for child in ends[0]:
        inline.take(child)
    right = InlineWriter(flow.pieces, context.run)
    for child in ends[1]:
        right.take(child)
    runs = inline.finish()
    if not right.is_empty:
        inline.tab()
        runs = [*inline.finish(), *right.finish()]
    em = flow.pieces.measures.em
    tabs = [("right", twips(flow.pieces.measures.width - edge * em), "")]
    # Rules below the line go from edge to edge, so that the white beside it is no indent.
    tabs[:0] = [("left", twips(edge * em), "")] if edge else []
    looks = replace(flow.looks(context), tabs=tuple(tabs), align="left", indent=Indent())
    flow.add(runs, looks)


def pictures(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write a row of pictures: a table without rules, a cell for each with its caption."""
    figures = element.findall("figure")
    measure = context.measure or flow.pieces.measures.width
    shares = [
        float(found[1]) + _GAP if (found := _SHARE.search(figure.get("style", ""))) else 0.0
        for figure in figures
    ]
    rest = max(100.0 - sum(shares), 0.0) / max(shares.count(0.0), 1)
    widths = [twips(measure * (share or rest) / 100) for share in shares]
    cells = []
    for figure, width in zip(figures, widths, strict=True):
        writer = type(flow)(flow.pieces)
        inside = context.with_(measure=width / 20 / 1.04, is_cell=True)
        _picture(writer, figure, inside)
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *writer.elements))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(side, val="nil") for side in sides)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    flow.add_table(w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit")), *cells)))


def _picture(writer: WordFlow, figure: etree._Element, context: Context) -> None:
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is not None:
        wide = etree.Element("img", {str(key): str(value) for key, value in image.attrib.items()})
        wide.set("style", "width: 100%")
        drawing = drawn.inline(wide, writer.pieces, context.measure)
        runs = [] if drawing is None else [w("r", drawing)]
        looks = ParagraphLooks(style="Picture", keep_next=caption is not None)
        writer.add(runs, looks)
    if caption is not None:
        writer.walk(caption, context.with_(style="FigureCaption", align=""))
    if not writer.elements:
        writer.add((), ParagraphLooks())


def seating(flow: WordFlow, element: etree._Element, context: Context) -> None:
    """Write a seating plan as a picture."""
    for child in element.iterchildren(etree.Element):
        if etree.QName(child).localname != "svg":
            flow.walk(child, context.with_(style="FigureCaption"))
            continue
        number = len(flow.pieces.assets) + 1
        box = [float(part) for part in child.get("viewBox", "0 0 600 400").split()]
        asset = Asset(
            href=f"images/seating-{number}.svg",
            media_type="image/svg+xml",
            data=etree.tostring(child, with_tail=False),
            width=box[2],
            height=box[3],
            span=Span(file=""),
        )
        flow.pieces.assets[asset.href] = asset
        m = flow.pieces.measures
        scale = min(m.width / asset.width, m.height * 0.8 / asset.height)
        size = (asset.width * scale, asset.height * scale)
        said = child.get("aria-label") or "座位表"
        drawing = drawn.drawing(asset, size, said, flow.pieces)
        flow.add([w("r", drawing)], ParagraphLooks(style="Picture", indent=Indent()))
