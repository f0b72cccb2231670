"""Tables on paper: a short one is kept on one page, a long one runs on with its head repeated."""

from __future__ import annotations

from lxml import etree

_SHORT = 12
_JOINED = 12
"""So many rows that share a merged cell stay on one page; more would hardly have room there."""


def keep_short_whole(tree: etree._Element) -> None:
    """Mark tables of at most twelve rows with the class ``short``, which is never broken.

    In a longer one the rows below the first of those that a merged cell spans are ``joined``:
    none of them begins a page, where the cell would go on without its text.
    """
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        if len(rows) <= _SHORT:
            table.set("class", f"{table.get('class', '')} short".strip())
        else:
            _join(rows)


def _join(rows: list[etree._Element]) -> None:
    runs: list[list[etree._Element]] = []
    open_rows = 0
    for row in rows:
        runs[-1].append(row) if open_rows else runs.append([row])
        open_rows = max(open_rows - 1, *(_span(cell) - 1 for cell in row), 0)
    for run in runs:
        for row in run[1:] if len(run) <= _JOINED else ():
            row.set("class", f"{row.get('class', '')} joined".strip())


def _span(cell: etree._Element) -> int:
    written = cell.get("rowspan", "")
    return int(written) if written.isdecimal() else 1
