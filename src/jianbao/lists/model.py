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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list: the text of each column that has any, and where the line stands."""

    cells: tuple[tuple[str, str], ...]
    span: Span

    def __getitem__(self, column: str) -> str:
        """Return the text of ``column``, by its `Column.name`; empty where there is none."""
        return dict(self.cells).get(column, "")
