"""Q601: a column of a table that does not add up to its 合计.

The last row that begins with 合计, 总计 or 共计 is compared with the sum of the rows above it, in
every column of plain figures. Shares, averages and years do not add up and are left alone, as are
tables with sums in between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose

_TOTAL = re.compile("[合总共]计")
_BETWEEN = re.compile("小计|其中")
_NO_SUM = re.compile(
    "率|比|均|占|序号|编号|年份|年度|名次|排名|得分|分数|单价|标准|增[长减幅]|电话"
)
_FIGURE = re.compile(
    r"(-?\d{1,3}(?:[,，]\d{3}){1,4}(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?)[\u4e00-\u9fff]{0,3}"
)
_LEAST = 4
"""Rows from which a table has a head, two parts and their sum."""

TableRow = list[Passage]


def _check(prose: Prose) -> Iterator[Fault]:
    for rows in tables(prose):
        total = rows[-1]
        labels = [row[0].text for row in rows[1:-1]]
        if (
            len(rows) >= _LEAST
            and len({len(row) for row in rows}) == 1
            and _is_total(total[0].text)
            and not any(
                _BETWEEN.search("".join(label.split())) or _is_total(label) for label in labels
            )
        ):
            for column in range(1, len(total)):
                yield from _compared([row[column] for row in rows])


def _compared(cells: Sequence[Passage]) -> Iterator[Fault]:
    """Yield the last of ``cells`` if it is not the sum of those between the head and it."""
    head, *parts, total = cells
    figures = [figure(cell.text) for cell in (*parts, total)]
    if _NO_SUM.search(head.text) or None in figures:
        return
    *summands, given = (figure for figure in figures if figure is not None)
    right = sum(summands)
    if right != given:
        message = Text(
            f"合计写的是{total.text.strip()}，上面各行加起来是{right}",
            f"the rows above add up to {right}, not {total.text.strip()}",
        )
        yield Fault(passage=total, start=0, end=len(total.text), message=message)


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch("".join(text.split())) is not None


def figure(text: str) -> Decimal | None:
    """Return what a cell of a plain figure counts; None where it is none."""
    found = _FIGURE.fullmatch(text.strip())
    return Decimal(re.sub("[,，]", "", found[1])) if found else None


def tables(prose: Prose) -> Iterator[list[TableRow]]:
    """Yield each table as rows of cells; cells of a row stand in one line of the file."""
    tables: dict[int, dict[int, TableRow]] = defaultdict(lambda: defaultdict(list))
    for passage in prose.passages:
        if passage.kind is PassageKind.CELL and passage.places:
            line = prose.span(passage.places[0], passage.places[0]).line
            tables[passage.block][line].append(passage)
    for table in tables.values():
        yield list(table.values())


RULE = Rule(
    code="Q601",
    severity=Severity.WARNING,
    name=Text("表格合计不符", "A table that does not add up"),
    check=in_each_manuscript(_check),
)
