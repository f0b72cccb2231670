"""Lists as text: columns kept apart by commas, semicolons or tabs (RFC 4180, and what Excel does)."""

from __future__ import annotations

import csv
import re
from io import StringIO

from jianbao.diagnostics import BookError, Span
from jianbao.spreadsheets import codes
from jianbao.spreadsheets.head import head_of
from jianbao.spreadsheets.model import Column, ListLine, ListTable
from jianbao.spreadsheets.rows import MAX_ROWS

# Excel writes semicolons where the comma is the decimal sign; by hand one gets full-width ones.
_DELIMITERS = (",", "\t", ";", "，", "；")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# More lines than a list may have rows: blank ones and those above the head.
_MAX_LINES = MAX_ROWS + 1000


def read(data: bytes, name: str, columns: tuple[Column, ...]) -> ListTable:
    """Return the lines of ``data``, divided in the way in which most of ``columns`` are found.

    Raises `BookError` where it is no text.
    """
    text = decoded(data, name)
    tables = [_table(text, delimiter, name) for delimiter in _DELIMITERS if delimiter in text]
    return max(
        tables or [_table(text, ",", name)],
        key=lambda table: len(head.found) if (head := head_of(table, columns)) else 0,
    )


def decoded(data: bytes, name: str) -> str:
    """Return the text of ``data``, in UTF-8, GB18030 or marked UTF-16. Raises `BookError`."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BookError(codes.NO_TEXT.at(Span(file=name)))


def _table(text: str, delimiter: str, name: str) -> ListTable:
    written = re.split("\r\n|\r|\n", text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    lines, number = [], 1
    try:
        for cells in reader:
            columns = _columns(cells, written[min(number, len(written)) - 1])
            line = ListLine(number=number, cells=tuple(cells), columns=columns)
            number = reader.line_num + 1
            if not line.is_blank:
                lines.append(line)
            if len(lines) > _MAX_LINES:
                raise BookError(codes.TOO_LONG.at(Span(file=name), limit=MAX_ROWS))
    except csv.Error as error:
        raise BookError(codes.UNPAIRED_QUOTE.at(Span(file=name), error=error)) from error
    return ListTable(lines=tuple(lines))


def _columns(cells: list[str], written: str) -> tuple[int, ...]:
    """Return where each of ``cells`` begins in the line ``written``, as far as they stand in it."""
    columns, start = [], 0
    for cell in cells:
        first = cell.partition("\n")[0].rstrip("\r")
        # A cell begins where the one before it ended, or behind its quotation mark.
        start = max(written.find(first, start, start + 2 * len(first) + 2), start)
        columns.append(start + 1)
        start += len(first) + 1
    return tuple(columns)
