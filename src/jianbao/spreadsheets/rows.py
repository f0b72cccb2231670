"""From the lines of a table to the rows of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sized

from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.spreadsheets import codes
from jianbao.spreadsheets.head import Head, check, head_of
from jianbao.spreadsheets.model import Column, ListLine, ListTable, Row
from jianbao.spreadsheets.wording import folded, text_of

MAX_ROWS = 20_000
"""A district has ten thousand teachers; longer lists are databases."""

_FAILED = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")
# What stands below a list. A name that begins so has no colon, and is not followed by nothing.
_FOOT = re.compile(
    r"(?:合计|总计|小计|共计)(?:[:：]|\s|\d|$)|(?:注|备注|说明|制表人?|填表人?|审核人?)[:：]"
)


def rows_of(
    table: ListTable, name: str, columns: tuple[Column, ...], *, calculated: bool = False
) -> Result[tuple[Row, ...]]:
    """Return the rows below the head of ``table``; ``calculated`` where it may have formulas.

    Raises `BookError` where there is no head, nothing below it, or too much.
    """
    head = head_of(table, columns)
    if head is None:
        first = table.lines[0].number if table.lines else 0
        if not table.lines:
            raise BookError(codes.EMPTY.at(Span(file=name)))
        proper = "、".join(column.names[0] for column in columns)
        raise BookError(codes.NO_HEAD.at(Span(file=name, line=first), proper=proper))
    said = check(head, name, columns)
    if said:
        return Result(value=None, diagnostics=tuple(said))
    rows: list[Row] = []
    for line in table.lines[table.lines.index(head.line) + 1 :]:
        if line.is_blank or _is_head(line, head):
            continue
        if remark := _remark(line, head):
            said.append(codes.SKIPPED.at(Span(file=name, line=line.number), text=remark))
            continue
        rows.append(_row(line, head, name))
    bounded(rows, name, head.line.number)
    said += doubts(rows, columns, calculated=calculated)
    return Result(value=tuple(rows), diagnostics=tuple(said))


def bounded(entries: Sized, name: str, line: int = 0) -> None:
    """Raise `BookError` where a list has no ``entries`` or too many; its head is at ``line``."""
    if not entries:
        raise BookError(codes.EMPTY.at(Span(file=name, line=line)))
    if len(entries) > MAX_ROWS:
        raise BookError(codes.TOO_LONG.at(Span(file=name), limit=MAX_ROWS))


def doubts(
    rows: Iterable[Row], columns: Iterable[Column], *, calculated: bool = False
) -> Iterator[Diagnostic]:
    """Yield what each of ``rows`` lacks, which formulas failed, and which rows are repeated."""
    required = [column for column in columns if column.required]
    lacking = codes.NOT_CALCULATED if calculated else codes.NOTHING_IN
    first: dict[tuple[tuple[str, str], ...], int] = {}
    for row in rows:
        for column in required:
            if not row[column.name]:
                yield lacking.at(row.span, head=column.names[0])
        for column_name, text in row.cells:
            if calculated and _FAILED.fullmatch(text):
                yield codes.FAILED_FORMULA.at(row.place(column_name), text=text)
        if row.cells in first:
            yield codes.REPEATED.at(row.span, first=first[row.cells])
        first.setdefault(row.cells, row.span.line)


def _row(line: ListLine, head: Head, name: str) -> Row:
    cells, places = [], []
    for column, index in head.found:
        cell = line.cells[index] if index < len(line.cells) else None
        if cell and (text := text_of(cell, is_person=column.is_person)):
            cells.append((column.name, text))
            place = Span(file=name, line=line.number, column=line.column(index))
            places.append((column.name, place))
    span = Span(file=name, line=line.number, column=1)
    return Row(cells=tuple(cells), span=span, places=tuple(places))


def _is_head(line: ListLine, head: Head) -> bool:
    """Whether ``line`` is the head again, as on each page of a list that was laid out by hand."""
    return all(
        index < len(line.cells)
        and folded(line.cells[index] or "") == folded(head.line.cells[index] or "")
        for _, index in head.found
    )


def _remark(line: ListLine, head: Head) -> str:
    """Return what ``line`` says if it is a sum, a remark, or a heading across several columns."""
    first = next(cell for cell in line.cells if cell and cell.strip()).strip()
    known = {index for _, index in head.found}
    covered = [index for index, cell in enumerate(line.cells) if cell is None]
    is_heading = any({index, index - 1} <= known for index in covered)
    return first if is_heading or _FOOT.match(first) else ""
