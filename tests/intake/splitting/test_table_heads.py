"""The first row of a table, proposed as its head."""

from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.intake.model import Cell, Certainty, Paragraph, Run, Table
from jianbao.intake.splitting.tables import mend_table

HERE = Span(file="来稿.docx", line=1)


def table(rows: str) -> Table:
    return Table(
        rows=tuple(
            tuple(
                Cell(paragraphs=(Paragraph(runs=(Run(text=t),), span=HERE),))
                for t in row.split("|")
            )
            for row in rows.split("/")
        ),
        span=HERE,
    )


@pytest.mark.parametrize(
    "rows",
    [
        "时间|内容|责任人/8:30|入队仪式|孙小红",
        "类|甲校|乙校/一等|3|5/二等|4|6",
        "姓名|学校/王小兰|枫林一小",
        "车牌|驾驶员|线路/苏E12345|王强|一号线/苏E54321|李刚|二号线",
    ],
)
def test_a_row_of_words_above_its_columns_is_proposed_as_the_head(rows: str) -> None:
    mended, changes = mend_table(table(rows), frozenset())
    assert all(cell.heading for cell in mended.rows[0])
    assert [(c.rule, c.certainty) for c in changes] == [("N518", Certainty.LIKELY)]
    declined, _ = mend_table(table(rows), frozenset({("N518", HERE)}))
    assert not any(cell.heading for cell in declined.rows[0])


@pytest.mark.parametrize(
    "rows",
    [
        "姓名|张三|性别|男/学校|一小|职务|教师",
        "王小兰|枫林一小/李建国|枫林一中",
        "3|4/5|6/7|8",
        "时间|地点",
    ],
)
def test_a_form_and_a_list_have_no_head(rows: str) -> None:
    mended, changes = mend_table(table(rows), frozenset())
    assert not any(cell.heading for row in mended.rows for cell in row)
    assert changes == ()
