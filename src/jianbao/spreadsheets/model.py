"""What is asked of a list, and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that a list may have, known by any of its names in the head row."""

    name: str
    """By which the program asks for it."""
    names: tuple[str, ...]
    """What offices write above it: ``("姓名", "名字", "name")``; the first one is the proper one."""
    required: bool = False
    is_person: bool = False
    """Whether it holds people's names: the space of “张 三” only spreads them and is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list: the text of each column that has any, and where the line stands."""

    cells: tuple[tuple[str, str], ...]
    span: Span
    places: tuple[tuple[str, Span], ...] = ()
    """Where each of the cells stands."""

    def __getitem__(self, column: str) -> str:
        """Return the text of ``column``, by its `Column.name`; empty where there is none."""
        return dict(self.cells).get(column, "")

    def place(self, column: str) -> Span:
        """Return where the text of ``column`` stands; the line where there is none."""
        return dict(self.places).get(column, self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A line of a table before its columns are known.

    ``number`` counts from 1: the row of a spreadsheet, the line of a text. ``cells`` has None for what a merged cell
    to the left covers.
    """

    number: int
    cells: tuple[str | None, ...]
    columns: tuple[int, ...] = ()
    """Where each cell begins, in characters from 1; in a spreadsheet empty: cells are counted."""

    def column(self, index: int) -> int:
        """Return where the cell ``index`` (from 0) begins."""
        return self.columns[index] if self.columns else index + 1

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell and cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """The lines of a sheet that have something in them; ``sheet`` is its name, if it has one."""

    lines: tuple[ListLine, ...]
    sheet: str = ""
