"""Tables of a page, told by the rules that are drawn around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean

from jianbao.intake.laidout.glyphs import DrawnRule, Glyph, GlyphPage
from jianbao.intake.laidout.lines import PrintedLine, lines

_NEAR = 3.0
"""pt between two rules that are one."""
_FEWEST = 3
"""Rules across and down, and cells with text, of a table."""
_MOST = (400, 60)
"""Rules across and down of a table; more are a drawing."""
_PADDING = 8.0
_ROOM = 2.0
"""Em that are free behind a line after which the next one begins a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCell:
    """A cell: its paragraphs, each by its lines, and how many columns and rows it takes up."""

    paragraphs: tuple[tuple[PrintedLine, ...], ...]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table with its upper edge at ``middle`` on ``page``."""

    rows: tuple[tuple[PrintedCell, ...], ...]
    middle: float
    page: int


def tables(page: GlyphPage, number: int) -> tuple[GlyphPage, list[PrintedTable]]:
    """Return the tables of ``page``, which has the index ``number``, and the page without them."""
    found = list[PrintedTable]()
    for grid in _grids(page.rules):
        inside, outside = grid.sorted_out(page.glyphs)
        if len(inside) >= _FEWEST:
            rows = grid.rows(replace(page, glyphs=()), inside, number)
            found.append(PrintedTable(rows=rows, middle=grid.across[0], page=number))
            page = replace(page, glyphs=tuple(outside))
    return page, found


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _RuledGrid:
    """Where the rules of a table stand, and which cells they leave, by their first places."""

    across: Sequence[float]
    down: Sequence[float]
    cells: dict[Place, Place]
    """How many rows and columns the cell at a place takes up."""

    def sorted_out(self, glyphs: Sequence[Glyph]) -> tuple[dict[Place, list[Glyph]], list[Glyph]]:
        """Return the characters of each cell, and those outside."""
        owners = {
            (row + r, column + c): (row, column)
            for (row, column), (high, wide) in self.cells.items()
            for r in range(high)
            for c in range(wide)
        }
        inside, outside = defaultdict[Place, list[Glyph]](list), list[Glyph]()
        for glyph in glyphs:
            row = bisect_right(self.across, glyph.middle) - 1
            column = bisect_right(self.down, (glyph.left + glyph.right) / 2) - 1
            owner = owners.get((row, column))
            if owner is None:
                outside.append(glyph)
            elif glyph.text.strip():
                inside[owner].append(glyph)
        return inside, outside

    def rows(
        self, page: GlyphPage, inside: dict[Place, list[Glyph]], number: int
    ) -> tuple[tuple[PrintedCell, ...], ...]:
        made = [list[PrintedCell]() for _ in self.across[1:]]
        for (row, column), (high, wide) in sorted(self.cells.items()):
            glyphs = tuple(inside.get((row, column), ()))
            width = self.down[column + wide] - self.down[column] - _PADDING
            found = lines(replace(page, glyphs=glyphs), number) if glyphs else []
            paragraphs = tuple(map(tuple, _paragraphs(found, width)))
            made[row].append(PrintedCell(paragraphs=paragraphs, columns=wide, rows=high))
        return tuple(map(tuple, made))


def _paragraphs(found: Sequence[PrintedLine], width: float) -> list[list[PrintedLine]]:
    """Return the lines of a cell by paragraphs: one goes on where no word had room above."""
    paragraphs = list[list[PrintedLine]]()
    room = True
    for line in found:
        if room:
            paragraphs.append([])
        paragraphs[-1].append(line)
        room = width - (line.right - line.left) > _ROOM * line.size
    return paragraphs


def _grids(rules: Sequence[DrawnRule]) -> Iterator[_RuledGrid]:
    for group in _groups(rules):
        down_rules = [rule for rule in group if rule.is_down]
        across_rules = [rule for rule in group if not rule.is_down]
        across = _places([rule.middle for rule in across_rules])
        ends = [end for rule in across_rules for end in (rule.left, rule.right)]
        down = _places([(rule.left + rule.right) / 2 for rule in down_rules] + ends)
        if not down_rules or len(across) > _MOST[0] or len(down) > _MOST[1]:
            continue
        if min(len(across), len(down)) >= _FEWEST:
            cells = dict(_cells(across, down, across_rules, down_rules))
            yield _RuledGrid(across, down, cells)


def _groups(rules: Sequence[DrawnRule]) -> Iterator[list[DrawnRule]]:
    """Yield the rules that touch from top to bottom; one below the other is another table."""
    group, bottom = list[DrawnRule](), 0.0
    for rule in sorted(rules, key=lambda one: one.top):
        if group and rule.top > bottom + _NEAR:
            yield group
            group = []
        bottom = max(bottom, rule.bottom) if group else rule.bottom
        group.append(rule)
    if group:
        yield group


def _places(found: Sequence[float]) -> list[float]:
    """Return where rules stand, those that are near each other as one."""
    groups = list[list[float]]()
    for place in sorted(found):
        if groups and place - groups[-1][-1] <= _NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [mean(group) for group in groups]


def _cells(
    across: Sequence[float],
    down: Sequence[float],
    across_rules: Sequence[DrawnRule],
    down_rules: Sequence[DrawnRule],
) -> Iterator[tuple[Place, Place]]:
    """Yield the cells: each goes on to the right and downwards until it meets a rule."""
    parted = {
        (row, column)
        for rule in down_rules
        for column, place in enumerate(down)
        if abs((rule.left + rule.right) / 2 - place) <= _NEAR
        for row, (top, foot) in enumerate(pairwise(across))
        if rule.top <= (top + foot) / 2 <= rule.bottom
    }
    closed = {
        (row, column)
        for rule in across_rules
        for row, place in enumerate(across)
        if abs(rule.middle - place) <= _NEAR
        for column, (left, right) in enumerate(pairwise(down))
        if rule.left <= (left + right) / 2 <= rule.right
    }
    rows, columns, taken = len(across) - 1, len(down) - 1, set[Place]()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while column + wide < columns and (row, column + wide) not in parted | taken:
                wide += 1
            high = 1
            while row + high < rows and not any(
                (row + high, column + c) in closed for c in range(wide)
            ):
                high += 1
            taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
            yield (row, column), (high, wide)
