"""Tables too wide for the page even in the smallest type: parted into several, as an office does.

Each part repeats the columns that name its rows; the parts after the first are headed 续表
(GB/T 7713.1-2006, 表的续接).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from math import ceil
from typing import Final

from lxml import etree

from jianbao.edition.labels import Labels
from jianbao.edition.print.table_cells import TableCell, text_of

_CONTINUED: Final = "continued"
"""The class of the caption of a part after the first."""
_NUMBERED: Final = re.compile(r"附?表\s*[\d一二三四五六七八九十]")
_SPACE: Final = re.compile(r"[ \t\n]+")
Fits = Callable[[Sequence[int]], bool]
"""Whether a table of these columns of the whole is easily read."""


def part_columns(
    cells: Sequence[TableCell], count: int, labels: int, fits: Fits
) -> list[tuple[int, ...]]:
    """Return the columns of each part, the first ``labels`` in all; one part if it cannot be parted.

    It is parted where no cell is merged across, into as few parts as can be read, about alike.
    """
    shut = {
        column for cell in cells for column in range(cell.column + 1, cell.column + cell.columns)
    }
    groups = [labels, *(at for at in range(labels + 1, count) if at not in shut), count]
    if shut & set(range(1, labels + 1)):
        return [tuple(range(count))]
    head = tuple(range(labels))
    pieces = [tuple(range(start, end)) for start, end in pairwise(groups)]
    parts: list[tuple[int, ...]] = []
    for piece in pieces:
        if parts and fits((*head, *parts[-1], *piece)):
            parts[-1] = (*parts[-1], *piece)
        else:
            parts.append(piece)
    alike = list(_alike(pieces, ceil((count - labels) / len(parts))))
    if len(alike) == len(parts) and all(fits((*head, *part)) for part in alike):
        parts = alike
    return [(*head, *part) for part in parts]


def _alike(pieces: Sequence[tuple[int, ...]], size: int) -> Iterator[tuple[int, ...]]:
    part: tuple[int, ...] = ()
    for piece in pieces:
        if part and len(part) + len(piece) > size:
            yield part
            part = ()
        part = (*part, *piece)
    yield part


def part_table(
    table: etree._Element,
    cells: Sequence[TableCell],
    parts: Sequence[tuple[int, ...]],
    continued: str,
) -> list[etree._Element]:
    """Put a table for each of ``parts`` in the place of ``table``; return them.

    ``continued`` heads those after the first.
    """
    rows = {row: number for number, row in enumerate(table.iter("tr"))}
    taken = [
        (cell, rows[row])
        for cell in cells
        if (row := cell.element.getparent()) is not None
        and next(cell.element.iterancestors("table"), None) is table
    ]
    for cell, _ in taken:
        _remove(cell.element)
    tables = [table, *(deepcopy(table) for _ in parts[1:])]
    rows_of = [list(part.iter("tr")) for part in tables]
    parts_of: dict[int, list[int]] = defaultdict(list)
    for number, columns in enumerate(parts):
        for column in columns:
            parts_of[column].append(number)
    for cell, row_number in taken:
        first, *others = parts_of[cell.column]
        for other in others:
            again = deepcopy(cell.element)
            _strip(again)
            rows_of[other][row_number].append(again)
        rows_of[first][row_number].append(cell.element)
    for before, part in pairwise(tables):
        part.tail, before.tail = before.tail, None
        before.addnext(part)
        _head(part, continued)
    return tables


def continued_title(table: etree._Element, labels: Labels) -> str:
    """Return what stands above ``table`` where it goes on: 续表, with its number and title."""
    caption = table.find("caption")
    title = "" if caption is None else _SPACE.sub(" ", text_of(caption)).strip()
    words = labels.continued_table
    if not title:
        return words
    if caption is not None and _CONTINUED in (caption.get("class") or ""):
        return title
    if not words.endswith("表"):
        return f"{title} ({words})"
    return words[0] + title if _NUMBERED.match(title) else f"{words}\u3000{title}"


def _head(part: etree._Element, continued: str) -> None:
    for element in (part, *part.iter("thead", "tbody", "tfoot", "tr")):
        for name in ("id", "data-block"):
            if name in element.attrib:
                del element.attrib[name]
    caption = part.find("caption")
    style = f"{_CONTINUED} untitled" if caption is None else _CONTINUED
    if caption is not None:
        part.remove(caption)
    caption = etree.Element("caption", {"class": style})
    caption.text = continued
    part.insert(0, caption)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _strip(element: etree._Element) -> None:
    """Take from a cell that is repeated what may stand in a book once: names and notes."""
    for inner in list(element.iter()):
        for name in ("id", "data-block"):
            if name in inner.attrib:
                del inner.attrib[name]
        if inner.get("class") == "footnote":
            inner.text = None
            for child in list(inner):
                inner.remove(child)
            del inner.attrib["class"]
