"""The head row of a table: which line it is, and which column is which."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import Diagnostic, Span, Text, did_you_mean
from jianbao.spreadsheets import codes
from jianbao.spreadsheets.model import Column, ListLine, ListTable
from jianbao.spreadsheets.wording import folded

SEARCHED = 30
"""In so many lines the head has to come: a title, a date, a remark may stand above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head row: its line, and the index of each column that was found."""

    line: ListLine
    found: tuple[tuple[Column, int], ...]


def head_of(table: ListTable, columns: tuple[Column, ...]) -> Head | None:
    """Return the line that names most of ``columns``, the first of such; None where none does."""
    heads = [_head(line, columns) for line in table.lines[:SEARCHED]]
    best = max(heads, key=_worth, default=None)
    return best if best and best.found else None


def check(head: Head, name: str, columns: tuple[Column, ...]) -> list[Diagnostic]:
    """Return what is wrong with ``head``: columns that are missing or there twice."""
    found = {column.name for column, _ in head.found}
    written = tuple(cell.strip() for cell in head.line.cells if cell and cell.strip())
    number = head.line.number
    lacking = [column for column in columns if column.required and column.name not in found]
    said = [_no_column(Span(file=name, line=number), column, written) for column in lacking]
    heads = [folded(cell or "") for cell in head.line.cells]
    for _, index in head.found:
        if heads[index] in heads[index + 1 :]:
            second = heads.index(heads[index], index + 1)
            place = Span(file=name, line=number, column=head.line.column(second))
            said.append(codes.COLUMN_TWICE.at(place, head=(head.line.cells[index] or "").strip()))
    return said


def _head(line: ListLine, columns: tuple[Column, ...]) -> Head:
    heads = [folded(cell or "") for cell in line.cells]
    found = []
    for column in columns:
        # Of several names that are there the one that the column asks for first is it.
        names = (folded(name) for name in column.names)
        index = next((heads.index(name) for name in names if name in heads), None)
        if index is not None:
            found.append((column, index))
    return Head(line=line, found=tuple(found))


def _worth(head: Head) -> tuple[int, int]:
    required = sum(column.required for column, _ in head.found)
    return required, len(head.found)


def _no_column(span: Span, column: Column, written: tuple[str, ...]) -> Diagnostic:
    """Return that ``column`` is missing; one of the heads ``written`` may be meant."""
    proper, others = column.names[0], "、".join(column.names[1:])
    hint = Text(f"列名可以写作：{others or proper}", f"it may be called: {others}")
    head = next((head for head in written if did_you_mean(head, column.names)), None)
    if head:
        hint = Text(
            f"“{head}”这一列如果就是，请改成“{proper}”", f"if “{head}” is it, call it “{proper}”"
        )
    return codes.NO_COLUMN.at(span, hint=hint, head=proper)
