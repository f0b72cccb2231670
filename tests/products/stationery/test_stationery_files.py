"""Name plates, badges and the sign-in sheet from book.yaml to their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import build

BOOK = """\
书名: 全区教育工作会议材料
期号: 3
文章: [a.md]
版式: meeting
会议:
  时间: 12月3日9:00
  名单: 名单.csv
  座位: {主席台: [王明]}
输出: {桌牌: , 胸卡: {文件名: 证.pdf}, 签到表: }
"""
PEOPLE = "姓名,单位,职务\n王明,区教科局,局长\n周㛃,第一小学,校长\n"


def files(folder: Path, people: str, only: tuple[str, ...] = ()) -> build.Request:
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    (folder / "a.md").write_text("# 通知\n\n请按时参加会议。\n", encoding="utf-8")
    (folder / "名单.csv").write_text(people, encoding="utf-8")
    return build.Request(file=folder / "book.yaml", only=only)


def test_each_is_a_file_beside_the_book(tmp_path: Path) -> None:
    result = build.build(files(tmp_path, PEOPLE), lambda _: None)

    assert result.value is not None, result.diagnostics
    assert [(item.path.name, item.pages) for item in result.value] == [
        ("全区教育工作会议材料-第3期-桌牌.pdf", 1),
        ("证.pdf", 1),
        ("全区教育工作会议材料-第3期-签到表.pdf", 1),
    ]


def test_they_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    request = files(tmp_path, PEOPLE, only=("badges", "name_plates"))
    first = [item.path.read_bytes() for item in build.build(request, lambda _: None).value or ()]
    again = [item.path.read_bytes() for item in build.build(request, lambda _: None).value or ()]
    assert first == again
    assert len(first) == 2


def test_a_book_without_a_meeting_gets_none_and_no_file(tmp_path: Path) -> None:
    request = files(tmp_path, PEOPLE, only=("sign_in", "badges"))
    text = "书名: 简报\n文章: [a.md]\n输出: [胸卡, 签到表]\n"
    (tmp_path / "book.yaml").write_text(text, encoding="utf-8")

    result = build.build(request, lambda _: None)

    assert result.value is None
    assert {item.code for item in result.diagnostics if item.is_error} == {"G050"}
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("only", ["name_plates", "badges", "sign_in"])
def test_a_character_that_cannot_be_printed_stops_the_file_at_its_line(
    tmp_path: Path, only: str
) -> None:
    people = "姓名,单位\n王明,区教科局\n周\ue123,第一小学\n"
    request = files(tmp_path, people, only=(only,))
    result = build.build(request, lambda _: None)

    assert result.value is None
    found = {(item.code, str(item.span)) for item in result.diagnostics if item.is_error}
    assert found == {("F007", "名单.csv:3:1")}
