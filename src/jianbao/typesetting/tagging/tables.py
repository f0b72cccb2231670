"""Tables as structure: every cell of the grid, and which heads it stands under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jianbao.typesetting.tagging.nodes import Element, Node

_GROUPS: Final = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_MOST: Final = 1000
"""Columns that a cell may span (HTML Living Standard, colspan)."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    element: Element
    node: Node
    row: int
    column: int
    height: int
    width: int

    @property
    def spot(self) -> set[tuple[int, int]]:
        return {
            (row, column)
            for row in range(self.row, self.row + self.height)
            for column in range(self.column, self.column + self.width)
        }


def plan(table: Element, node: Node, name: str) -> dict[Element, Node]:
    """Fill ``node`` with the rows and cells of ``table``; return the nodes by their elements.

    ``name`` begins the identifiers of the heads.
    Short rows are filled up with empty cells, so that the grid is whole.
    """
    nodes: dict[Element, Node] = {}
    cells: list[_Cell] = []
    rows: list[Node] = []
    for group, elements in _groups(table):
        holder = node
        if group is not None:
            holder = nodes[group] = node.add(_GROUPS[group.tag])
        first = len(rows)
        for element in elements:
            nodes[element] = holder.add("TR")
            rows.append(nodes[element])
        cells += _set(elements, rows, first, nodes)
    taken = set().union(*(cell.spot for cell in cells)) if cells else set()
    columns = 1 + max((column for _, column in taken), default=-1)
    for number, row in enumerate(rows):
        for column in range(columns):
            if (number, column) not in taken:
                row.add("TD")
    _name_heads(cells, table, name)
    return nodes


def _groups(table: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """Yield the groups of rows, ``None`` for rows that stand in the table itself."""
    for child in table:
        if child.tag in _GROUPS:
            yield child, [row for row in child if row.tag == "tr"]
        elif child.tag == "tr":
            yield None, [child]


def _set(
    elements: list[Element], rows: list[Node], first: int, nodes: dict[Element, Node]
) -> list[_Cell]:
    """Set the cells of a group of rows into the grid (HTML Living Standard, forming a table)."""
    cells: list[_Cell] = []
    taken: dict[int, set[int]] = defaultdict(set)
    for number, element in enumerate(elements):
        column = 0
        for child in element:
            if child.tag not in ("th", "td"):
                continue
            while column in taken[number]:
                column += 1
            width = min(_span(child, "colspan"), _MOST)
            height = min(_span(child, "rowspan"), len(elements) - number)
            made = nodes[child] = rows[first + number].add(child.tag.upper())
            made.attributes = {"O": "/Table"}
            if width > 1:
                made.attributes["ColSpan"] = width
            if height > 1:
                made.attributes["RowSpan"] = height
            cells.append(_Cell(child, made, first + number, column, height, width))
            for row in range(number, number + height):
                taken[row].update(range(column, column + width))
            column += width
    return cells


def _span(cell: Element, name: str) -> int:
    written = cell.get(name, "1")
    return max(int(written), 1) if written.isdecimal() else 1


def _name_heads(cells: list[_Cell], table: Element, name: str) -> None:
    """Say which way each head goes; where heads span cells, say of each cell which are its."""
    in_head = {cell for group in table if group.tag == "thead" for cell in group.iter("th")}
    heads = [cell for cell in cells if cell.node.role == "TH"]
    down = [cell for cell in heads if _goes_down(cell, in_head)]
    across = [cell for cell in heads if cell not in down]
    for cell in heads:
        cell.node.attributes["Scope"] = "/Column" if cell in down else "/Row"
    if all(cell.height == cell.width == 1 for cell in heads):
        return
    for number, cell in enumerate(heads):
        cell.node.entries["ID"] = f"{name}-{number}"
    for cell in cells:
        above = [head for head in down if head.row < cell.row and _share(head, cell, column=True)]
        left = [head for head in across if head.column < cell.column and _share(head, cell)]
        names = [head.node.entries["ID"] for head in (*above, *left)]
        if names and cell.node.role == "TD":
            cell.node.attributes["Headers"] = names


def _goes_down(cell: _Cell, in_head: set[Element]) -> bool:
    scope = cell.element.get("scope", "")
    return (
        scope.startswith("col")
        or (not scope.startswith("row") and cell.element in in_head)
        or (not scope and cell.column > 0)
    )


def _share(head: _Cell, cell: _Cell, *, column: bool = False) -> bool:
    if column:
        return head.column < cell.column + cell.width and cell.column < head.column + head.width
    return head.row < cell.row + cell.height and cell.row < head.row + head.height
