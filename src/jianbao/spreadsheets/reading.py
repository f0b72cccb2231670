"""From a file to the rows of a list."""

from __future__ import annotations

from pathlib import Path

from jianbao import files
from jianbao.diagnostics import BookError, Result, Span
from jianbao.spreadsheets import codes, delimited, entries
from jianbao.spreadsheets.model import Column, Row
from jianbao.spreadsheets.rows import MAX_ROWS, rows_of

__all__ = ["MAX_ROWS", "read"]

MAX_BYTES = 20 * 1024 * 1024
"""A list of twenty thousand people takes two; more are pictures, which a list has no use for."""

_TEXT = frozenset({".csv", ".tsv", ".txt"})
_YAML = frozenset({".yaml", ".yml"})
_BOOKS = frozenset({".xlsx", ".xlsm"})
_OTHER_SHEETS = frozenset({".xls", ".et", ".ods", ".numbers", ".xlsb", ".ett", ".xlt"})


def read(
    file: Path, name: str, columns: tuple[Column, ...], inside: Path | None = None
) -> Result[tuple[Row, ...]]:
    """Return the rows of the list in ``file``, which messages call ``name``.

    It lies ``inside`` a folder, unless a person has named it.

    Rows stand where they do in the file: in a spreadsheet a column is a cell, in a text it is a
    character. A column that nobody asked for is left out, lines without anything are passed over. What is said:
    R001 unreadable, R002 unknown kind of file, R003 damaged, R004 no head row, R005 a column is
    missing, R006 a column is there twice, R007 empty, R008 too long, R009 a row lacks what it must
    have, R010 a formula failed, R011 a row is repeated, R012 a row is skipped, R013 other sheets
    are not used, R014 not an entry, R015 something far below that was not read.
    """
    try:
        return _read(file, name, columns, inside)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)


def _read(
    file: Path, name: str, columns: tuple[Column, ...], inside: Path | None
) -> Result[tuple[Row, ...]]:
    kind = file.suffix.lower()
    if kind in _OTHER_SHEETS:
        raise BookError(codes.OLD_WORKBOOK.at(Span(file=name)))
    if kind not in _TEXT | _YAML | _BOOKS:
        raise BookError(codes.UNKNOWN_KIND.at(Span(file=name)))
    data = _bytes(file, name, inside)
    if kind in _YAML:
        return entries.read(data, name, columns)
    if kind in _TEXT:
        return rows_of(delimited.read(data, name, columns), name, columns)
    from jianbao.spreadsheets import workbook  # noqa: PLC0415 - slow to load, and few books need it

    return workbook.read(data, name, columns)


def _bytes(file: Path, name: str, inside: Path | None) -> bytes:
    try:
        return files.read(file, MAX_BYTES, inside)
    except (OSError, ValueError) as error:
        raise BookError(codes.UNREADABLE.at(Span(file=name), reason=files.reason(error))) from error
