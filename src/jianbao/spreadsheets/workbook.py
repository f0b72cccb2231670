"""Lists in Excel workbooks (.xlsx)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.cell import range_boundaries

from jianbao.diagnostics import BookError, Result, Span, Text
from jianbao.spreadsheets import codes
from jianbao.spreadsheets.head import SEARCHED, head_of
from jianbao.spreadsheets.model import Column, ListLine, ListTable, Row
from jianbao.spreadsheets.rows import MAX_ROWS, rows_of
from jianbao.spreadsheets.values import shown

MAX_UNPACKED = 200 * 1024 * 1024
"""What all parts of a workbook may take unpacked: with styles down to the last row they are big."""
MAX_RATIO = 400
"""How many times smaller a part may be packed. Empty cells with a style pack two hundredfold."""

_RATIO_FROM = 8 * 1024 * 1024
_MAX_COLUMNS = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTABLE = re.compile(
    rb"""<(?:\w+:)?(?:row\s(?:[^>]*?\s)?r=["'](?P<row>[0-9]{1,15})["']
    |mergeCell\s[^>]*?ref=["'](?P<merged>[A-Z]+[0-9]+:[A-Z]+[0-9]+)["']
    |(?:v|is)>)""",
    re.VERBOSE,
)
_LAST_ROW = 1_048_576
"""Of Excel since 2007."""
_MOST_BLANK = 10_000
"""Rows without anything after which a list is over."""
_CHUNK = 1024 * 1024
_MAX_MERGED = 100_000


def read(data: bytes, name: str, columns: tuple[Column, ...]) -> Result[tuple[Row, ...]]:
    """Return the rows of the first sheet in view that has a head row; raises `BookError`."""
    if data.startswith(_OLE):
        raise BookError(codes.LOCKED.at(Span(file=name)))
    try:
        with ZipFile(BytesIO(data)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: pictures, validation
            _check_size(archive, name)
            return _read(data, archive, name, columns)
    except BookError:
        raise
    except BadZipFile as error:
        raise BookError(codes.NO_WORKBOOK.at(Span(file=name))) from error
    except Exception as error:  # openpyxl meets damage with whatever it stumbles over
        raise BookError(codes.DAMAGED.at(Span(file=name), error=error)) from error


def _check_size(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    too_big = sum(part.file_size for part in parts) > MAX_UNPACKED
    bombs = (
        part.file_size > _RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if too_big or any(bombs):
        raise BookError(
            codes.UNREADABLE.at(
                Span(file=name), reason=Text("解开后太大", "too large when unpacked")
            )
        )


def _read(
    data: bytes, archive: ZipFile, name: str, columns: tuple[Column, ...]
) -> Result[tuple[Row, ...]]:
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tops = [ListTable(lines=tuple(_lines(sheet, SEARCHED))) for sheet in sheets]
    named = [sheet for sheet, top in zip(sheets, tops, strict=True) if head_of(top, columns)]
    if not named:
        filled = next((top for top in tops if top.lines), ListTable(lines=()))
        return rows_of(filled, name, columns)  # which says that it has no head, or is empty
    chosen = named[0]
    lines = list(_lines(chosen, MAX_ROWS + SEARCHED + 1))
    if len(lines) > MAX_ROWS + SEARCHED:
        raise BookError(codes.TOO_LONG.at(Span(file=name), limit=MAX_ROWS))
    merged, last = _scanned(archive, chosen)
    if last > _LAST_ROW:
        raise BookError(codes.BEYOND_EXCEL.at(Span(file=name), row=last))
    table = ListTable(lines=tuple(_filled(lines, merged)), sheet=chosen.title)
    result = rows_of(table, name, columns, calculated=True)
    said = list(result.diagnostics)
    if last > (end := lines[-1].number) + _MOST_BLANK:
        said.append(codes.FAR_BELOW.at(Span(file=name, line=last), end=end))
    if len(named) > 1:
        listed = "、".join(sheet.title for sheet in named[1:])
        others = codes.OTHER_SHEETS.at(Span(file=name), used=chosen.title, listed=listed)
        said.insert(0, others)
    return Result(value=result.value, diagnostics=tuple(said))


def _lines(sheet: Any, most: int) -> Iterator[ListLine]:  # noqa: ANN401 - openpyxl has no types
    """Yield the first lines of ``sheet`` that have something in them.

    What comes after `_MOST_BLANK` rows without anything is not looked for: styles reach down to
    the last row of many a sheet, and a stray cell may stand there.
    """
    sheet.reset_dimensions()  # what other programs note there is often wrong
    taken = filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=_MAX_COLUMNS), 1):
        line = ListLine(number=number, cells=tuple(map(shown, cells)))
        if not line.is_blank:
            yield line
            taken += 1
            filled = number
        if taken == most or number == filled + _MOST_BLANK:
            return


def _scanned(
    archive: ZipFile,
    sheet: Any,  # noqa: ANN401 - openpyxl has no types
) -> tuple[list[tuple[int, int, int, int]], int]:
    """Return the merged cells of ``sheet``, and the last row that has a value.

    Of merged cells: first column, first row, last column, last row. openpyxl does not tell them of
    a workbook that is only read. They come after all the rows.
    """
    part = sheet._worksheet_path  # noqa: SLF001 - not to be had otherwise
    found: list[bytes] = []
    row = last = 0
    with archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            cut = window.rfind(b"<")  # an element that is not complete comes again
            for match in _NOTABLE.finditer(window[:cut]):
                if match["row"]:
                    row = int(match["row"])
                elif match["merged"]:
                    found.append(match["merged"])
                else:
                    last = max(last, row)
            tail = window[cut:]
    return [range_boundaries(ref.decode()) for ref in found[:_MAX_MERGED]], last


def _filled(lines: list[ListLine], merged: list[tuple[int, int, int, int]]) -> Iterator[ListLine]:
    """Yield ``lines`` with the text of a merged cell in each row of it, and None to the right."""
    cells = {line.number: list(line.cells) for line in lines}
    for left, top, right, bottom in merged:
        if top not in cells or left > len(cells[top]):
            continue
        text = cells[top][left - 1]
        for number in range(top, min(bottom, max(cells)) + 1):
            row = cells.get(number)
            if row is None:
                continue
            row += [""] * (min(right, _MAX_COLUMNS) - len(row))
            row[left - 1 : right] = [text, *[None] * (min(right, len(row)) - left)]
    for line in lines:
        yield ListLine(number=line.number, cells=tuple(cells[line.number]))
