"""Articles in two columns: what runs in them, and what stands across the page between them.

The layout engine lets only children of a block in columns span them, and no tables. So each run of
narrow blocks is a block in columns of its own, ``div.columns``, and what is wide stands
between two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import Final

from lxml import etree

from jianbao.edition.lengths import points
from jianbao.edition.titles.lines import width_of
from jianbao.themes import Theme

TWO_COLUMNS: Final = "columns"
"""The class of what is set in two columns."""
HALVED: Final = frozenset({TWO_COLUMNS, "stack"})
"""Classes of what is as wide as one of two columns, or has two."""
GUTTER: Final = 2.0
"""White between the columns, in em."""
INDENT: Final = 2.0
_SHAPE: Final = 0.66
"""Height of a picture in a column by its width, about."""
_MOVED: Final = 8
"""Lines of text by which a picture may be moved for the columns' sake."""
_WORTH: Final = 2
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""What no picture parts from its text."""
_LEADING: Final = "kept-with-next"
_SHORTEST: Final = 7
"""Lines in a column below which a run between two wide blocks stands across the page too."""
_WIDEST: Final = 50.0
"""Per cent of the line: a wider picture does not fit a column."""
_NARROW_TABLE: Final = 3
"""Columns of a table that a column of text can hold."""
_ACROSS: Final = frozenset(
    {"pictures", "gallery", "landscape", "attachment", "editor-note", "page-break", TWO_COLUMNS}
)


def column_measure(theme: Theme) -> float:
    """Return the width of one of two columns, in em of the text."""
    return (float(str(theme.option("chars-per-line"))) - GUTTER) / 2


def line_pitch(theme: Theme) -> float:
    """Return the line pitch in em of the text."""
    width, height = (points(str(theme.option(name))) for name in ("type-width", "type-height"))
    em = width / int(str(theme.option("chars-per-line")))
    return height / int(str(theme.option("lines-per-page"))) / em


def set_in_columns(tree: etree._Element, theme: Theme) -> None:
    """Part the body of each ``section.in-columns`` into runs of columns and what stands across.

    Picture widths are per cent of the page's line; in a column a picture takes twice as much.
    """
    for section in tree.iter("section"):
        styles = (section.get("class") or "").split()
        body = next(
            (div for div in section.iterchildren("div") if div.get("class") == "chapter-body"), None
        )
        if "in-columns" not in styles or body is None:
            continue
        source = section.find("p[@class='source']")
        if source is not None and len(body) and not _is_wide(body[-1]):
            body.append(source)
        measure, pitch = column_measure(theme), line_pitch(theme)
        wide = _spread(list(body))
        for is_wide, blocks in groupby(list(body), wide.__contains__):
            run = list(blocks)
            if not is_wide and _lines(run, measure) >= _SHORTEST:
                columns = etree.Element(
                    "div", {"class": TWO_COLUMNS, "data-source": run[0].get("data-source", "")}
                )
                run[0].addprevious(columns)
                columns.extend(_balanced(run, measure, pitch))
                _widen(columns)


def _spread(blocks: Sequence[etree._Element]) -> set[etree._Element]:
    """Return what stands across the page: what is wide, and what leads on to it.

    A heading that ended the columns above a table would stand far from it, or on another page.
    """
    wide = {block for block in blocks if _is_wide(block)}
    for block, after in reversed([*pairwise(blocks)]):
        leads = block.tag in _HEADINGS or _LEADING in (block.get("class") or "").split()
        if leads and after in wide:
            wide.add(block)
    return wide


def _balanced(run: list[etree._Element], measure: float, pitch: float) -> list[etree._Element]:
    """Return ``run``, its one picture moved by a few lines where the columns come out more even so.

    A picture is not broken: where it stands across the middle, one column ends far above the other.
    """
    figures = [at for at, block in enumerate(run) if block.tag == "figure"]
    if len(figures) != 1:
        return run
    here = figures[0]
    others = run[:here] + run[here + 1 :]
    heights = [_height(block, measure) for block in others]
    figure = measure * _SHAPE / pitch + 1
    ways = []
    for at in range(len(others) + 1):
        moved = sum(heights[min(at, here) : max(at, here)])
        if moved > _MOVED or (at and others[at - 1].tag in _HEADINGS):
            continue
        ways.append((_tallest(sum(heights[:at]), figure, sum(heights[at:])), moved, at))
    best = min(ways, default=(0.0, 0, here))
    now = _tallest(sum(heights[:here]), figure, sum(heights[here:]))
    at = best[2] if now - best[0] >= _WORTH else here
    return [*others[:at], run[here], *others[at:]]


def _tallest(above: float, figure: float, below: float) -> float:
    """Return the height of the higher of two columns."""
    half = (above + figure + below) / 2
    if above + figure <= half or above >= half:
        return half
    return min(max(above, figure + below), max(above + figure, below))


def _height(block: etree._Element, measure: float) -> int:
    return max(1, ceil((width_of("".join(map(str, block.itertext()))) + INDENT) / measure))


def _lines(run: Sequence[etree._Element], measure: float) -> int:
    """Return how many lines ``run`` takes at least in a column; one with a picture takes many."""
    lines = sum(_height(block, measure) for block in run)
    return lines + sum(_SHORTEST for block in run for _ in block.iter("img", "aside"))


def _is_wide(block: etree._Element) -> bool:
    styles = set((block.get("class") or "").split())
    if styles & _ACROSS:
        return True
    if block.tag == "figure":
        return float(block.get("data-width") or 0.0) > _WIDEST
    tables = [block] if block.tag == "table" else list(block.iter("table"))
    return any(_columns(table) > _NARROW_TABLE for table in tables)


def _columns(table: etree._Element) -> int:
    rows = (row.iterchildren("td", "th") for row in table.iter("tr"))
    return max((sum(int(cell.get("colspan") or 1) for cell in row) for row in rows), default=0)


def _widen(block: etree._Element) -> None:
    for element in block.iter("figure", "img"):
        width = element.get("data-width")
        if width is not None:
            element.set("data-width", f"{min(100.0, 2 * float(width)):g}")
