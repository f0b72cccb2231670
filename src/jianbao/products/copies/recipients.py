"""From numbers and a list to copies."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from jianbao import spreadsheets
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.products.copies import codes
from jianbao.products.copies.model import Copy
from jianbao.products.copies.numbers import MOST_COPIES, MOST_NUMBER

COLUMNS = (
    spreadsheets.Column(
        name="name",
        names=("姓名", "收件人", "接收人", "领取人", "领件人", "名字", "name"),
        is_person=True,
    ),
    spreadsheets.Column(
        name="unit", names=("单位", "单位名称", "收文单位", "部门", "学校", "unit")
    ),
    spreadsheets.Column(name="number", names=("份号", "编号", "number")),
    spreadsheets.Column(name="password", names=("密码", "口令", "password")),
)

# Without what is mistaken for another when it is read out: 0 and O, 1, l and I.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_PASSWORD_LENGTH = 10
_FIRST = _LETTERS[:24]  # a spreadsheet would read 2e345 as a number
_NUMBER = re.compile(r"[0-9]{1,9}")
_PASSWORD = re.compile(r"[^\x00-\x1f\x7f]+")
_PASSWORD_BYTES = 127


def copies_of(
    numbers: tuple[int, ...], recipients: Path | None, name: str, *, passwords: bool
) -> Result[tuple[Copy, ...]]:
    """Return a copy for each of ``numbers`` and everybody in the list ``recipients``.

    Messages call the list ``name``. A recipient has the number of the list, or else takes the next
    of ``numbers`` (1, 2, 3 … where there are none) that is free; what numbers are left are copies
    for nobody in particular. With ``passwords`` a copy without one is given a fresh one.
    Faults: R001-R014 of the list, K005, K010-K014, K021.
    """
    if recipients is None:
        copies = tuple(Copy(number=number, password=_fresh(passwords)) for number in numbers)
        return Result(value=copies)
    read = spreadsheets.read(recipients, name, COLUMNS)
    if read.value is None or read.failed:
        return Result(value=None, diagnostics=read.diagnostics)
    rows, whole = read.value, Span(file=name)
    said = [*read.diagnostics, *_faults(rows, whole)]
    given = {int(row["number"]) for row in rows if _is_number(row["number"])}
    free = _free(numbers, given)
    lacking = sum(not row["number"] for row in rows)
    if numbers and lacking > len(set(numbers) - given):
        said.append(codes.TOO_FEW.at(whole, recipients=len(rows), numbers=len(numbers)))
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=tuple(said))
    named = [_copy(row, free, passwords=passwords) for row in rows]
    spare = free if numbers else ()
    rest = [Copy(number=number, password=_fresh(passwords)) for number in spare]
    return Result(value=(*named, *rest), diagnostics=tuple(said))


def _free(numbers: tuple[int, ...], given: set[int]) -> Iterator[int]:
    """Return the numbers that are still to be had, in order."""
    return (number for number in numbers or count(1) if number not in given)


def _copy(row: spreadsheets.Row, free: Iterator[int], *, passwords: bool) -> Copy:
    number = int(row["number"]) if row["number"] else next(free)
    password = (row["password"] or _fresh(passwords)) if passwords else ""
    return Copy(number=number, name=row["name"], unit=row["unit"], password=password, span=row.span)


def _faults(rows: tuple[spreadsheets.Row, ...], whole: Span) -> Iterator[Diagnostic]:
    if len(rows) > MOST_COPIES:
        yield codes.TOO_MANY_RECIPIENTS.at(whole, recipients=len(rows), limit=MOST_COPIES)
        return
    if not any(row["name"] or row["unit"] for row in rows):
        yield codes.NO_NAMES.at(whole)
        return
    yield from chain.from_iterable(map(_faults_of, rows))
    taken: set[int] = set()
    for row in rows:
        if _is_number(row["number"]):
            number = int(row["number"])
            if number in taken:
                yield codes.NUMBER_TWICE.at(row.place("number"), digits=f"{number:06}")
            taken.add(number)


def _faults_of(row: spreadsheets.Row) -> Iterator[Diagnostic]:
    if not row["name"] and not row["unit"]:
        yield codes.NOBODY.at(row.span)
    if row["number"] and not _is_number(row["number"]):
        yield codes.NOT_A_NUMBER.at(row.place("number"), text=row["number"])
    if row["password"] and not _is_password(row["password"]):
        yield codes.BAD_PASSWORD.at(row.place("password"))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and 1 <= int(text) <= MOST_NUMBER


def _is_password(text: str) -> bool:
    return bool(_PASSWORD.fullmatch(text)) and len(text.encode()) <= _PASSWORD_BYTES


def _fresh(wanted: bool) -> str:  # noqa: FBT001 - the one thing that it is asked
    """Return a password that nobody can guess: fifty bits."""
    letters = (_FIRST, *[_LETTERS] * (_PASSWORD_LENGTH - 1))
    return "".join(map(secrets.choice, letters)) if wanted else ""
