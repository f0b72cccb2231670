"""Tables on a screen as narrow as a phone's: in a box, and where too wide for it as cards.

A table that a phone cannot show has its heads written to every cell (``data-label``), so that
style sheets may set each row as a card of label and value. Rows that a merged cell joins are one
card: the cell stands on top (``shared``), the rows after the first go on below it (``goes-on``),
each headed by its first own cell (``item``). Whether they do hangs on the width that the reader
has; everywhere else it is the table that it was. Reading systems that cannot tell show the table
too, in columns as narrow as one character if need be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

_PHONE: Final = 23.0
"""What a phone shows of a table, in em of its text: 360 px less margins, at 0.85 of 16 px."""
_FEWEST: Final = 4
"""Columns; three are always better seen side by side."""
_EASY: Final = 7.0
"""The width in em at which a column of running text can be read."""
_PADDING: Final = 0.9
_FIGURE: Final = 5.0
"""A quantity of at most this width in em is kept on one line: 800余人次."""
_QUANTITY: Final = re.compile(r"[0-9][^\x00-\xff]")
_NOT_READ: Final = frozenset({"rt", "rp", "sup"})


@dataclass(slots=True)
class _Column:
    """A column under way: its label, the width that it would like, and whether it only counts."""

    label: list[str] = field(default_factory=list)
    width: float = 0.0
    counts: bool = True


def fit_tables(tree: etree._Element) -> None:
    """Put each table of ``tree`` in ``div.table``, and make cards possible where they are needed."""
    for table in list(tree.iter("{*}table")):
        if next(table.iterancestors("{*}table"), None) is not None:
            continue
        columns = _label(table)
        box = _boxed(table)
        wide = sum(min(c.width, _EASY) + _PADDING for c in columns) > _PHONE
        if not wide or len(columns) < _FEWEST:
            continue
        if _has_heads(table):
            box.set("class", "table cards")
            _write_labels(table, columns)
        else:
            box.set("class", "table wide")


def _label(table: etree._Element) -> list[_Column]:
    """Return the columns: their labels from the heads, from the top down, and their widths."""
    columns: list[_Column] = []
    for row, place in _placed(table):
        for cell, first in place:
            text = _text(cell)
            span = _number(cell, "colspan")
            while len(columns) < first + span:
                columns.append(_Column())
            if _in_head(row):
                for column in columns[first : first + span]:
                    column.label.append(text)
            if _QUANTITY.search(text) and _width(text) <= _FIGURE:
                cell.set("class", f"{cell.get('class', '')} whole".strip())
            if span == 1:
                columns[first].width = max(columns[first].width, _width(text))
            if not _in_head(row) and not text.isdecimal():
                columns[first].counts = False
    return columns


def _placed(
    table: etree._Element,
) -> Iterator[tuple[etree._Element, Sequence[tuple[etree._Element, int]]]]:
    """Yield each row with its cells and the column, from 0, in which each begins."""
    held: dict[int, int] = {}
    for row in table.iter("{*}tr"):
        place, column = [], 0
        taken = {key for key, rows in held.items() if rows}
        held = {key: rows - 1 for key, rows in held.items() if rows > 1}
        for cell in row.iterchildren("{*}td", "{*}th"):
            while column in taken:
                column += 1
            place.append((cell, column))
            for _ in range(_number(cell, "colspan")):
                if (rows := _number(cell, "rowspan")) > 1:
                    held[column] = rows - 1
                column += 1
        yield row, place


def _has_heads(table: etree._Element) -> bool:
    """Whether there are rows below the heads, and heads to label them with."""
    rows = list(table.iter("{*}tr"))
    return 0 < sum(not _in_head(row) for row in rows) < len(rows)


def _write_labels(table: etree._Element, columns: list[_Column]) -> None:
    # What a card is about: the first column that does more than count the rows.
    key = next((at for at, column in enumerate(columns) if not column.counts), 0)
    ends = 0
    for number, (row, place) in enumerate(_placed(table)):
        if _in_head(row):
            continue
        goes_on = number < ends
        ends = max([ends, *(number + _number(cell, "rowspan") for cell, _ in place)])
        if goes_on or ends > number + 1:
            _join(row, place, columns, goes_on=goes_on)
        for cell, first in place:
            cell.set("data-label", _label_of(columns[first : first + _number(cell, "colspan")]))
            if first == key:
                _add_class(cell, "key")


def _join(
    row: etree._Element,
    place: Sequence[tuple[etree._Element, int]],
    columns: Sequence[_Column],
    *,
    goes_on: bool,
) -> None:
    """Mark a row of a card of several, and its cells: those of all, and what it is about itself."""
    _add_class(row, "goes-on" if goes_on else "group")
    own = [(cell, first) for cell, first in place if _number(cell, "rowspan") == 1]
    for cell, _ in place:
        if _number(cell, "rowspan") > 1:
            _add_class(cell, "shared")
    about = next((cell for cell, first in own if not columns[first].counts), None)
    if about is not None:
        _add_class(about, "item")


def _label_of(columns: Sequence[_Column]) -> str:
    """Return the heads above all of ``columns``, from the top down: 责任·牵头."""
    heads = zip(*(column.label for column in columns), strict=False)
    shared = [each[0] for each in heads if len(set(each)) == 1] or columns[0].label
    return "·".join(dict.fromkeys(filter(None, shared)))


def _add_class(element: etree._Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _boxed(table: etree._Element) -> etree._Element:
    parent = table.getparent()
    tag = str(etree.QName(etree.QName(table).namespace, "div").text)
    box = table.makeelement(tag, {"class": "table"})
    box.tail, table.tail = table.tail, None
    if parent is not None:
        parent.replace(table, box)
    box.append(table)
    return box


def _in_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and etree.QName(parent).localname == "thead"


def _number(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "")
    return max(int(written), 1) if written.isdecimal() else 1


def _text(element: etree._Element) -> str:
    """Return what a cell says on one line, without notes' calls and readings."""
    pieces = [element.text or ""]
    for child in element.iterchildren(etree.Element):
        if etree.QName(child).localname not in _NOT_READ:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _width(text: str) -> float:
    """Return about how wide ``text`` is in em."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.55 for c in text)
