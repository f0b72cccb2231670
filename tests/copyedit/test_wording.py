"""The list of official wording, and the table that an office adds to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianbao import config, copyedit
from jianbao.copyedit.model import Wording
from jianbao.copyedit.wording import public_wording
from jianbao.products import PRODUCTS

TABLE = """不用,规范写法,出处,日期,例外,说明
素质教育课,综合实践课,区教科局通知,2024年3月1日,素质教育课题,
村长,村长,,,,本区村名里有“村长”
差生,,区教科局约定,,,不给学生贴标签
"""


def found(folder: Path, text: str, table: str = TABLE, name: str = "提法.csv") -> list[str]:
    """Return what is said of ``text`` in a book that has ``table`` for its wording."""
    (folder / name).write_text(table, "utf-8")
    (folder / "a.md").write_text(text, "utf-8")
    (folder / "book.yaml").write_text(f"书名: 书\n文章: [a.md]\n校对:\n  提法: {name}\n", "utf-8")
    loaded = config.load(folder / "book.yaml", PRODUCTS).value
    assert loaded
    copy = copyedit.read_copy(loaded)
    said = [item.message.zh for item in copy.said]
    return said + [item.message.zh for item in copyedit.check(copy) if item.code[:3] == "W41"]


def test_the_office_adds_words_of_its_own_with_where_they_stand(tmp_path: Path) -> None:
    assert found(tmp_path, "# 课\n\n开设素质教育课，结题素质教育课题，帮助差生。\n") == [
        "“素质教育课”应当写作“综合实践课”：区教科局通知（2024年3月1日）",
        "“差生”不宜用：不给学生贴标签；区教科局约定",
    ]


def test_an_entry_of_the_office_that_says_the_same_lets_words_pass(tmp_path: Path) -> None:
    assert found(tmp_path, "# 村\n\n走访村长家。\n", "不用,规范写法\n甲乙丙,甲\n") != []
    assert found(tmp_path, "# 村\n\n走访村长家。\n") == []


def test_a_year_before_the_change_explains_old_words(tmp_path: Path) -> None:
    assert found(tmp_path, "# 课\n\n2019年开设素质教育课。\n") == []
    assert len(found(tmp_path, "# 课\n\n2025年开设素质教育课。\n")) == 1


def test_a_list_in_yaml_does_as_well(tmp_path: Path) -> None:
    table = "- 不用: 差生\n  规范写法: 学习困难学生\n"
    said = found(tmp_path, "# 课\n\n帮助差生。\n", table, "提法.yaml")
    assert said == ["“差生”应当写作“学习困难学生”"]


def test_a_table_without_its_column_is_told(tmp_path: Path) -> None:
    said = found(tmp_path, "# 课\n\n帮助差生。\n", "甲,乙\n差生,学生\n")
    assert said == ["没有找到表头"]


@pytest.mark.parametrize("entry", public_wording(), ids=lambda entry: str(entry.written))
def test_every_public_entry_names_its_source(entry: Wording) -> None:
    assert entry.source
    assert entry.since or entry.family == "会议"
    assert entry.right != entry.written
    assert re.fullmatch(r"|\d{4}-\d{2}-\d{2}", entry.since)


def test_a_date_or_context_that_cannot_be_read_is_told_at_its_place(tmp_path: Path) -> None:
    table = "不用,规范写法,语境,日期\n甲乙,乙甲,标题里,去年春天\n丙丁,丁丙,数字后,2024-02-30\n戊己,己戊,,2024年3月\n"
    (tmp_path / "提法.csv").write_text(table, "utf-8")
    (tmp_path / "book.yaml").write_text(
        "书名: 书\n文章: [a.md]\n校对:\n  提法: 提法.csv\n", "utf-8"
    )
    (tmp_path / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    loaded = config.load(tmp_path / "book.yaml", PRODUCTS).value
    assert loaded
    said = copyedit.read_copy(loaded).said
    assert [(one.code, one.span.line, one.span.column) for one in said if one.span] == [
        ("B011", 2, 11), ("B012", 2, 7), ("B011", 3, 11)
    ]  # fmt: skip


def test_organs_of_other_countries_keep_their_names(tmp_path: Path) -> None:
    assert found(tmp_path, "# 外\n\n美国农业部网站公布了数据。\n") == []
    assert len(found(tmp_path, "# 内\n\n据农业部公布的数据。\n")) == 1
