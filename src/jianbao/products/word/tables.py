"""Tables: grid, merged cells, heads that are repeated, and rows of pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jianbao.edition.print.table_cells import span
from jianbao.products.word.measures import twips
from jianbao.products.word.properties import Indent, RunLooks
from jianbao.products.word.xml import w

if TYPE_CHECKING:
    from jianbao.products.word.flow import Context, WordFlow
    from jianbao.products.word.pieces import Pieces

_PER_CENT: Final = re.compile(r"width: ([\d.]+)%")
_SIZE: Final = re.compile(r"font-size: ([\d.]+)em; line-height: ([\d.]+)rlh")
_PADDING: Final = re.compile(r"--cell-padding: ([\d.]+)em")
_RIGHT: Final = re.compile(r"padding-right: ([\d.]+)em")
_SMALL: Final = 0.75
_WHITE: Final = 0.5
"""Beside the text of a cell, in em of its type."""
_RULES: Final = {"top": 8, "bottom": 8, "insideH": 4, "insideV": 2}
"""Eighths of a point: a table is open at its sides."""
_COLOURS: Final = {"insideH": "737373", "insideV": "BBBBBB"}
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_WIDTHS: Final = {"when": 7.0, "who": 9.0, "count": 3.0, "person": 8.0}
"""The columns of a meeting's tables, in em of their type."""


def table(
    element: etree._Element, pieces: Pieces, context: Context, flow: Callable[[Pieces], WordFlow]
) -> etree._Element:
    """Return ``w:tbl``; ``flow`` makes what writes the inside of a cell."""
    rows = _rows(element)
    measure = context.measure or pieces.measures.width
    widths = _widths(element, rows, twips(measure), pieces)
    style = element.get("style", "")
    padding = float(found[1]) if (found := _PADDING.search(style)) else _WHITE
    is_bare = element.get("class") == "cover-facts"
    size = float(found[1]) if (found := _SIZE.search(style)) else _SMALL
    white = twips(padding * pieces.measures.em * size)
    made = w(
        "tbl",
        _properties(sum(widths), white, pieces, is_bare),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )
    inside = _inside(style, pieces, context, is_bare=is_bare)
    heads = {id(row) for head in element.iter("thead") for row in head.iter("tr")}
    for row in rows:
        made.append(_row(row, widths, id(row[0]) in heads, pieces, inside, flow))
    return made


_Cell = tuple[etree._Element, int, int, int]  # noqa: SLF001 - the only name that lxml gives the type
"""A cell with its column, and how many columns and rows it spans; None for one from above."""
_Row = tuple[etree._Element, list[tuple[_Cell, bool]]]  # noqa: SLF001 - as above


def _rows(element: etree._Element) -> list[_Row]:
    """Return the rows with their cells; True marks one that began in a row above."""
    made: list[_Row] = []
    open_: dict[int, tuple[_Cell, int]] = {}
    for row in element.iter("tr"):
        cells: list[tuple[_Cell, bool]] = []
        own = list(row.iterchildren("td", "th"))
        column, still = 0, dict(open_)
        open_ = {}
        while own or any(place >= column for place in still):
            if column in still:
                cell, left = still[column]
                cells.append((cell, True))
                if left > 1:
                    open_[column] = (cell, left - 1)
                column += cell[2]
            elif own:
                one = own.pop(0)
                cell = (one, column, span(one, "colspan"), span(one, "rowspan"))
                cells.append((cell, False))
                if cell[3] > 1:
                    open_[column] = (cell, cell[3] - 1)
                column += cell[2]
            else:
                column += 1
        made.append((row, cells))
    return made


def _widths(element: etree._Element, rows: Sequence[_Row], whole: int, pieces: Pieces) -> list[int]:
    shares = [
        float(found[1])
        for col in element.iter("col")
        if (found := _PER_CENT.search(col.get("style", "")))
    ]
    count = max((cell[1] + cell[2] for _, cells in rows for cell, _ in cells), default=1)
    if len(shares) != count:
        shares = _by_class(rows, count, whole, pieces)
    return [round(whole * share / sum(shares)) for share in shares]


def _by_class(rows: Sequence[_Row], count: int, whole: int, pieces: Pieces) -> list[float]:
    """Return the widths that the classes of the head name; the others share what is left."""
    em = twips(pieces.measures.em * 0.875)
    named = {
        cell[1]: _WIDTHS[name] * em
        for _, cells in rows[:1]
        for cell, _ in cells
        for name in (cell[0].get("class") or "").split()
        if name in _WIDTHS
    }
    left = max(whole - sum(named.values()), 1.0) / max(count - len(named), 1)
    return [named.get(column, left) for column in range(count)]


def _properties(width: int, padding: int, pieces: Pieces, is_bare: bool) -> etree._Element:  # noqa: FBT001 - of a cover
    is_grid = pieces.setting.has_grid
    weights = dict.fromkeys(_SIDES, _RULES["insideH"]) if is_grid else _RULES
    colours = {} if is_grid else _COLOURS
    rules = [
        w(side, val="nil")
        if is_bare or side not in weights
        else w(side, val="single", sz=weights[side], space=0, color=colours.get(side, "000000"))
        for side in _SIDES
    ]
    white = round(pieces.measures.pitch * 0.1)
    margins = [
        w(side, w=white if side in {"top", "bottom"} else padding, type="dxa")
        for side in ("top", "left", "bottom", "right")
    ]
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *rules),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


def _inside(style: str, pieces: Pieces, context: Context, *, is_bare: bool) -> Context:
    """Return the context of the cells; a table that is set small says so in its paragraphs."""
    looks, run = context.looks, RunLooks()
    found = _SIZE.search(style)
    if found:
        size, line = float(found[1]), float(found[2])
        run = run.with_(size=round(pieces.measures.em * size * 2))
        looks = replace(looks, line=pieces.measures.lines_of(line))
    name = "CoverLine" if is_bare else "TableText"
    return context.with_(style=name, align="", left=0.0, looks=looks, run=run, is_cell=True)


def _row(  # noqa: PLR0913, PLR0917 - what `table` has found
    row: _Row,
    widths: Sequence[int],
    is_head: bool,  # noqa: FBT001 - as above
    pieces: Pieces,
    inside: Context,
    flow: Callable[[Pieces], WordFlow],
) -> etree._Element:
    element, cells = row
    properties = [] if "tall" in (element.get("class") or "").split() else [w("cantSplit")]
    if is_head:
        properties.append(w("tblHeader"))
    made = w("tr", w("trPr", *properties) if properties else None)
    for cell, is_from_above in cells:
        made.append(_cell(cell, widths, is_from_above, pieces, inside, flow))
    return made


def _cell(  # noqa: PLR0913, PLR0917 - as above
    cell: _Cell,
    widths: Sequence[int],
    is_from_above: bool,  # noqa: FBT001 - as above
    pieces: Pieces,
    inside: Context,
    flow: Callable[[Pieces], WordFlow],
) -> etree._Element:
    element, column, columns, rows = cell
    properties = [w("tcW", w=sum(widths[column : column + columns]), type="dxa")]
    if columns > 1:
        properties.append(w("gridSpan", val=columns))
    if rows > 1:
        properties.append(w("vMerge") if is_from_above else w("vMerge", val="restart"))
    in_head = next(element.iterancestors("thead"), None) is not None
    if in_head and not pieces.setting.has_grid:
        properties.append(w("shd", val="clear", color="auto", fill=pieces.setting.tint))
    properties.append(w("vAlign", val="center"))
    writer = flow(pieces)
    with pieces.reading(element):
        if not is_from_above:
            writer.walk(element, _cell_context(element, inside))
        if not writer.elements or writer.elements[-1].tag != w("p").tag:
            writer.add((), writer.looks(_cell_context(element, inside)))
    return w("tc", w("tcPr", *properties), *writer.elements)


def _cell_context(element: etree._Element, inside: Context) -> Context:
    classes = (element.get("class") or "").split()
    if element.tag == "th" and element.get("scope") != "row" and inside.style == "TableText":
        inside = inside.with_(style="TableHead")
    for name, align in (
        ("align-left", "left"),
        ("align-center", "center"),
        ("align-right", "right"),
        ("when", "center"),
        ("who", "center"),
        ("count", "center"),
        ("person", "center"),
    ):
        if name in classes:
            inside = inside.with_(align=align)
    white = _RIGHT.search(element.get("style") or "")
    if white and inside.align == "right":  # figures stand in the middle, one below another
        looks = replace(inside.looks, align="right", indent=Indent(right=float(white[1]) - _WHITE))
        inside = inside.with_(looks=looks, align="")
    return inside
