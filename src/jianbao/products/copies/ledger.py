"""The table of what was issued to whom."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from jianbao.diagnostics import Text
from jianbao.edition.labels import in_language
from jianbao.products.copies.model import Copy

HEAD = (
    Text("份号", "number"),
    Text("单位", "unit"),
    Text("姓名", "name"),
    Text("文件", "file"),
    Text("密码", "password"),
)
# A spreadsheet takes these for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def ledger(copies: Sequence[Copy], files: Sequence[str], language: str = "zh") -> bytes:
    """Return the CSV of ``copies`` and the file of each: UTF-8 with the mark that Excel looks for.

    Its head is in Chinese or in English, as a book in ``language`` has it.

    Nothing in it is a formula to a spreadsheet. The column of passwords is there only if there are
    any.
    """
    width = len(HEAD) if any(copy.password for copy in copies) else len(HEAD) - 1
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow([in_language(head, language) for head in HEAD[:width]])
    for copy, file in zip(copies, files, strict=True):
        cells = (copy.digits, copy.unit, copy.name, file, copy.password)
        table.writerow([_inert(cell) for cell in cells[:width]])
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
