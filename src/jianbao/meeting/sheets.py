"""What the lists of a meeting are called in spreadsheets, and what their rows are."""

from __future__ import annotations

from jianbao.book import AgendaItem, Participant
from jianbao.spreadsheets import Column, Row

AGENDA_COLUMNS = (
    Column(
        name="item",
        names=("议题", "事项", "议程", "会议议程", "内容", "会议内容", "item"),
        required=True,
    ),
    Column(name="time", names=("时间", "时间安排", "time")),
    Column(
        name="speaker",
        names=("发言人", "主讲", "主讲人", "汇报人", "主持人", "责任人", "发言单位", "speaker"),
    ),
)
PEOPLE_COLUMNS = (
    Column(
        name="name",
        names=("姓名", "名字", "参会人员", "参会人", "name"),
        required=True,
        is_person=True,
    ),
    Column(name="unit", names=("单位", "工作单位", "所在单位", "单位名称", "部门", "学校", "unit")),
    Column(name="duty", names=("职务", "职位", "单位及职务", "职务职称", "duty")),
    Column(name="group", names=("类别", "组别", "分组", "代表团", "参会身份", "group")),
)


def agenda_item(row: Row) -> AgendaItem:
    """Return the item of ``row``."""
    return AgendaItem(
        time=row["time"], item=row["item"], speaker=row["speaker"], span=row.place("item")
    )


def participant(row: Row) -> Participant:
    """Return the person of ``row``; what a cell breaks is one line."""
    name, unit, duty, group = (
        row[column].replace("\n", "") for column in ("name", "unit", "duty", "group")
    )
    return Participant(name=name, unit=unit, duty=duty, group=group, span=row.place("name"))
