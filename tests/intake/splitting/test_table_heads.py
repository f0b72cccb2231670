"""The first row of a table, proposed as its head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jianbao.diagnostics import Span
from jianbao.intake.model import Cell, Certainty, Draft, Form, Paragraph, Run, Table
from jianbao.intake.splitting import split
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
        "月份|要点|牵头处/九月|开学检查，制定计划|教务处/十月|新教师汇报课和听课活动|教研室",
        "第一组|第二组|第三组/王强|李娜|张军/赵敏|孙丽|周涛",
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
        "王强|李娜|张军/赵敏|孙丽|周涛/吴刚|郑爽|钱亮",
        "课题|秋天的雨|课时/教师|申屠莉|二课时/班级|三年级一班|语文课",
    ],
)
def test_a_form_and_a_list_have_no_head(rows: str) -> None:
    mended, changes = mend_table(table(rows), frozenset())
    assert not any(cell.heading for row in mended.rows for cell in row)
    assert changes == ()


def test_a_bold_row_over_merged_days_is_a_head() -> None:
    def cell(text: str, *, bold: bool = False, rows: int = 1) -> Cell:
        runs = (Run(text=text, bold=bold),)
        return Cell(paragraphs=(Paragraph(runs=runs, span=HERE),), rows=rows)

    head = tuple(cell(word, bold=True) for word in ("日子", "几点", "做什么"))
    morning = (cell("周一", rows=2), cell("上午"), cell("开班"))
    rows = (head, morning, (cell("下午"), cell("研讨")))
    # the day stands beside two rows
    mended, _ = mend_table(Table(rows=rows, span=HERE), frozenset())
    assert all(one.heading for one in mended.rows[0])


def test_a_row_over_all_columns_at_the_very_top_is_the_title() -> None:
    body = table("日期|值班人员/5月1日|顾盼/5月2日|田野")
    paragraph = Paragraph(runs=(Run(text="五一假期值班安排表"),), span=HERE)
    top = Cell(paragraphs=(paragraph,), columns=2)
    whole = replace(body, rows=((top,), *body.rows))
    draft = Draft(source="来稿.docx", form=Form.DOCUMENT, blocks=(whole,), raw="")
    (article,) = split(draft).articles
    assert article.title == "五一假期值班安排表"
    (kept,) = article.parts
    assert isinstance(kept, Table)
    assert len(kept.rows) == 3
    assert all(cell.heading for cell in kept.rows[0])
