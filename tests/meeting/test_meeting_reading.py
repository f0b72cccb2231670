"""A meeting as book.yaml and the office's lists have it, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from jianbao import manuscript
from jianbao.book import Book, Meeting
from jianbao.config import load
from jianbao.diagnostics import Diagnostic, Severity
from jianbao.products import PRODUCTS

Read = Callable[[str], tuple[Meeting, tuple[Diagnostic, ...]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    (tmp_path / "一.md").write_text("# 一\n\n正文。\n", "utf-8")

    def read_it(block: str) -> tuple[Meeting, tuple[Diagnostic, ...]]:
        file = tmp_path / "book.yaml"
        file.write_text(f"书名: 材料\n文章: [一.md]\n会议:\n{block}", "utf-8")
        loaded = load(file, PRODUCTS)
        assert loaded.value is not None, loaded.diagnostics
        book = manuscript.read(loaded.value)
        assert isinstance(book.value, Book)
        return book.value.meeting, (*loaded.diagnostics, *book.diagnostics)

    return read_it


def names(meeting: Meeting) -> list[str]:
    return [person.name for person in meeting.participants]


def places(said: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(item.code, str(item.span)) for item in said]


def test_a_meeting_may_be_written_in_book_yaml(read: Read) -> None:
    meeting, said = read(
        "  时间: 3月5日\n  议程: [{时间: '9:00', 议题: 开幕}]\n"
        "  名单: {一中: [张　三, {姓名: 李四, 职务: 校长}], 二中: [王五]}\n"
        "  须知: [请准时。, 请关机 <静音>。]\n"
    )
    assert said == ()
    assert (meeting.time, meeting.agenda[0].item) == ("3月5日", "开幕")
    assert [(p.name, p.unit, p.duty) for p in meeting.participants] == [
        ("张三", "一中", ""),
        ("李四", "一中", "校长"),
        ("王五", "二中", ""),
    ]
    assert meeting.participants[1].span.line == 6
    assert meeting.notice is not None
    assert "请关机 &lt;静音&gt;。" in meeting.notice.html
    assert meeting.parts == ("agenda", "participants", "notice")


def test_the_parts_stand_in_the_order_of_the_file(read: Read) -> None:
    meeting, _ = read("  须知: 一须知.md\n  座位: {行: [张三]}\n  议程: [{议题: 开幕}]\n")
    assert meeting.parts == ("seating", "agenda")
    meeting, said = read("  座位: {行: [张三]}\n  须知: [来。]\n  议程: [{议题: 开幕}]\n")
    assert said == ()
    assert meeting.parts == ("seating", "notice", "agenda")


def test_a_list_may_be_a_spreadsheet(read: Read, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["单位", "姓 名"], ["一中", "张　三"], [None, "陈䶮"]]:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "名单.xlsx")
    (tmp_path / "议程.csv").write_text("时间,议题\n9:00,开幕\n", "utf-8")
    meeting, said = read("  名单: 名单.xlsx\n  议程: 议程.csv\n")
    assert said == ()
    assert [(person.name, person.unit) for person in meeting.participants] == [
        ("张三", "一中"),
        ("陈䶮", "一中"),
    ]
    assert meeting.agenda[0].time == "9:00"


def test_a_notice_may_be_a_manuscript(read: Read, tmp_path: Path) -> None:
    (tmp_path / "须知.md").write_text("# 参会须知\n\n1. 准时。\n", "utf-8")
    meeting, said = read("  须知: 须知.md\n")
    assert said == ()
    assert meeting.notice is not None
    assert meeting.notice.title == "参会须知"
    assert "<ol" in meeting.notice.html


def test_the_list_is_put_in_order(read: Read) -> None:
    people = "  名单: [张三, 丁一, 王五]\n"
    assert names(read(people)[0]) == ["张三", "丁一", "王五"]
    assert names(read(people + "  排序: 姓氏笔画\n")[0]) == ["丁一", "王五", "张三"]
    assert names(read(people + "  排序: 拼音\n")[0]) == ["丁一", "王五", "张三"]


def test_seats_are_read_as_they_are_written(read: Read) -> None:
    meeting, said = read(
        "  座位:\n    行:\n    - 张 三 李四 | 王五、空\n    - [赵六, null, '|', 甲]\n"
    )
    assert said == ()
    assert [(row.seats, row.aisles) for row in meeting.seating.rows] == [
        (("张三", "李四", "王五", ""), (2,)),
        (("赵六", "", "甲"), (2,)),
    ]


def test_the_chair_sits_by_rank_and_the_rest_as_listed(read: Read) -> None:
    meeting, said = read(
        "  名单: [一一, 二二, 三三, 四四, 五五]\n"
        "  座位: {主席台: [一一, 二二, 三三], 每行座数: 4, 过道: 2}\n"
    )
    assert said == ()
    assert [row.seats for row in meeting.seating.chair] == [("三三", "一一", "二二")]
    assert [row.seats for row in meeting.seating.rows] == [("四四", "五五", "", "")]
    assert meeting.seating.rows[0].aisles == (2,)
    written, _ = read("  座位: {主席台: 三三 一一 二二, 主席台照排: 是}\n")
    assert [row.seats for row in written.seating.chair] == [("三三", "一一", "二二")]


def test_the_chair_may_have_two_rows(read: Read) -> None:
    meeting, _ = read("  座位: {主席台: [[一一, 二二], [三三, 四四, 五五]]}\n")
    assert [row.seats for row in meeting.seating.chair] == [
        ("一一", "二二"),
        ("五五", "三三", "四四"),
    ]


def test_faults_of_seats_are_told_at_the_name(read: Read) -> None:
    _, said = read("  名单: [张三, 李四, 王五]\n  座位:\n    行: [张三 李事, 张三]\n")
    assert places(said) == [
        ("G012", "book.yaml:5:3"),
        ("G010", "book.yaml:6:12"),
        ("G011", "book.yaml:6:16"),
    ]
    wrong = said[1]
    assert wrong.severity is Severity.ERROR
    assert wrong.hint is not None
    assert wrong.hint.zh == "您是不是想写“李四”"
    assert "李四、王五" in said[0].message.zh
    assert said[0].severity is Severity.WARNING


def test_namesakes_have_a_seat_each(read: Read) -> None:
    meeting, said = read("  名单: {一中: [张三], 二中: [张三]}\n  座位: {行: [张三 张三]}\n")
    assert said == ()
    assert meeting.seating.rows[0].seats == ("张三", "张三")


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("  座位: {每行座数: 4}\n", "G015"),
        ("  名单: [张三, 张三]\n", "G013"),
        ("  名单: [张𰻞]\n  排序: 笔画\n", "G016"),
        ("  名单: [{姓名: 张三, 类别: 学校}]\n  排序: {学小: 笔画}\n", "G017"),
    ],
)
def test_what_does_not_fit_is_said(read: Read, block: str, code: str) -> None:
    _, said = read(block)
    assert [item.code for item in said] == [code]


def test_ten_thousand_people_are_too_many(read: Read, tmp_path: Path) -> None:
    lines = "\n".join(f"人{number}" for number in range(10_000))
    (tmp_path / "名单.csv").write_text(f"姓名\n{lines}\n", "utf-8")
    meeting, said = read("  名单: 名单.csv\n")
    assert [item.code for item in said] == ["G014"]
    assert meeting.participants == ()


def test_a_list_without_names_is_an_error_of_the_list(read: Read, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text("单位,职务\n一中,校长\n", "utf-8")
    _, said = read("  名单: 名单.csv\n")
    assert {item.code for item in said if item.is_error} == {"R005"}
