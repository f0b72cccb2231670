"""Merged cells that go on over a page: parted where the page ends, with their label repeated.

CSS has no way to ask for it. The book is laid out once to know where its pages end; rows that a
merged cell may carry over a page have ids that begin with `ROW`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final
from xml.etree import ElementTree as ET

ROW: Final = "merged-"
_GOES_ON: Final = "（续）"


def parted(html: str, pages: Mapping[str, int]) -> str:
    """Return ``html`` with each merged cell parted at the ends of pages.

    ``pages`` says on which page each id stands. The parts have rules of their own, and those
    after the first say （续）.
    """
    if f'id="{ROW}' not in html:
        return html
    root = ET.fromstring(html)  # noqa: S314 - composed by the edition, never read from outside
    changed = [_part(list(table.iter("tr")), pages) for table in root.iter("table")]
    return ET.tostring(root, encoding="unicode") if any(changed) else html


def _part(rows: list[ET.Element], pages: Mapping[str, int]) -> bool:
    placed = _placed(rows)
    columns = dict(pair for row in placed for pair in row)
    found = [
        (number, cell, column, ends)
        for number, row in enumerate(placed)
        for cell, column in row
        if (ends := list(_ends(rows, number, _span(cell, "rowspan"), pages)))
    ]
    for number, cell, column, ends in reversed(found):
        last = number + _span(cell, "rowspan")
        cell.set("rowspan", str(ends[0] - number))
        for start, end in zip(ends, [*ends[1:], last], strict=True):
            rest = _rest(cell)
            rest.set("rowspan", str(end - start))
            others = [other for other in rows[start] if columns[other] > column]
            at = list(rows[start]).index(others[0]) if others else len(rows[start])
            rows[start].insert(at, rest)
            columns[rest] = column
    return bool(found)


def _ends(
    rows: list[ET.Element], number: int, spanned: int, pages: Mapping[str, int]
) -> Iterator[int]:
    """Yield the rows, among those that a cell spans, which begin a page."""
    before = pages.get(rows[number].get("id", ""), 0)
    for at in range(number + 1, min(number + spanned, len(rows))):
        page = pages.get(rows[at].get("id", ""), before)
        if page != before and before:
            yield at
        before = page


def _rest(cell: ET.Element) -> ET.Element:
    rest = deepcopy(cell)
    for element in rest.iter():
        for name in ("id", "data-block"):
            element.attrib.pop(name, None)
    for parent in list(rest.iter()):
        for note in [child for child in parent if "footnote" in child.get("class", "").split()]:
            parent.remove(note)
    texts = [element for element in rest.iter() if (element.text or "").strip()]
    if texts:
        texts[-1].text = f"{(texts[-1].text or '').rstrip()}{_GOES_ON}"
    return rest


def _placed(rows: list[ET.Element]) -> list[list[tuple[ET.Element, int]]]:
    """Return the cells of each row with the column in which each begins."""
    placed, held = [], dict[int, int]()
    for row in rows:
        column, cells = 0, []
        taken = {key for key, left in held.items() if left > 0}
        held = {key: left - 1 for key, left in held.items() if left > 1}
        for cell in row:
            while column in taken:
                column += 1
            cells.append((cell, column))
            for _ in range(_span(cell, "colspan")):
                if (left := _span(cell, "rowspan") - 1) > 0:
                    held[column] = left
                column += 1
        placed.append(cells)
    return placed


def _span(cell: ET.Element, name: str) -> int:
    written = cell.get(name, "")
    return max(int(written), 1) if written.isdecimal() else 1
