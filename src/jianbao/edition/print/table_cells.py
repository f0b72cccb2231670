"""The cells of a table with their places, as HTML's table model has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

_SKIPPED: Final = frozenset({"rt", "rp", "sup"})


@dataclass(slots=True)
class TableCell:
    """A cell: where it begins, its lines of text."""

    element: etree._Element
    row: int
    column: int
    lines: list[str]
    has_picture: bool

    @property
    def columns(self) -> int:
        """How many columns it spans."""
        return span(self.element, "colspan")

    @property
    def rows(self) -> int:
        """How many rows it spans."""
        return span(self.element, "rowspan")


def cells_of(table: etree._Element) -> Iterator[TableCell]:
    """Yield the cells of ``table``, row by row."""
    held: dict[int, int] = {}
    for number, row in enumerate(table.iter("tr")):
        column = 0
        taken = {key for key, rows in held.items() if rows > 0}
        held = {key: rows - 1 for key, rows in held.items() if rows > 1}
        for element in row.iterchildren("td", "th"):
            while column in taken:
                column += 1
            lines = [" ".join(line.split()) for line in text_of(element).split("\n")]
            picture = next(element.iter("img"), None) is not None
            yield TableCell(element, number, column, lines, picture)
            for _ in range(span(element, "colspan")):
                if (rows := span(element, "rowspan")) > 1:
                    held[column] = rows - 1
                column += 1


def span(cell: etree._Element, name: str) -> int:
    """Return how many columns or rows ``cell`` spans."""
    written = cell.get(name, "")
    return max(int(written), 1) if written.isdecimal() else 1


def text_of(element: etree._Element) -> str:
    """Return the text of a cell, with an end of line after each block."""
    pieces = [element.text or ""]
    for child in element.iterchildren(etree.Element):
        if child.tag not in _SKIPPED and child.get("class") != "footnote":
            pieces.append(text_of(child))
        if child.tag in {"br", "p", "li", "div"}:
            pieces.append("\n")
        pieces.append(child.tail or "")
    return "".join(pieces)
