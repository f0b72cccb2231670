"""When the next issue is due, and what it is made from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianbao import config
from jianbao.config.bare import bare
from jianbao.intake.emit import with_chapters
from jianbao.issues import next_issue
from jianbao.issues.series import facts_of, next_day
from jianbao.products import PRODUCTS

BOOK = """\
# 达川教科简报
书名: 达川教科简报
期号: {issue}   # 每月一期
总期号: {total}
日期: {day}
密级: 内部资料
版记:
  印数: 300
  印发日期: {day}
报头: {{编号: "0{issue}"}}
按语: 按语.md
栏目:
  - 辑名: 要闻
    文章:
      - 稿件/01.md
  - 辑名: 交流
    文章: [稿件/02.md]
校对:
  提法: 提法.xlsx
版式: jianbao
"""


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (["2026-11-27"], "2026-12-27"),
        (["2026-11-30"], "2026-12-31"),
        (["2026-08-31", "2026-09-30", "2026-10-31"], "2026-11-30"),
        (["2026-12-31", "2027-01-31"], "2027-02-28"),
        (["2026-12-30", "2027-01-30", "2027-02-28"], "2027-03-30"),
        (["2026-09-10", "2026-10-12", "2026-11-10"], "2026-12-10"),
        (["2026-11-06", "2026-11-13", "2026-11-20"], "2026-11-27"),
        (["2026-10-05", "2026-10-20", "2026-11-05"], "2026-11-20"),
        (["2026-10-20", "2026-11-05", "2026-11-20"], "2026-12-05"),
        (["2026-12-15"], "2027-01-15"),
        (["2026-03-31", "2026-06-30", "2026-09-30"], "2026-12-31"),
        (["2026-07-15", "2026-09-15"], "2026-11-15"),
        (["2025-12-20", "2026-12-20"], "2027-12-20"),
        (["2026-11-01", "2026-11-04"], "2026-11-07"),
    ],
)
def test_the_rhythm_tells_the_day(days: list[str], due: str) -> None:
    assert next_day([date.fromisoformat(day) for day in days]) == date.fromisoformat(due)


def shelf(root: Path, *issues: tuple[str, str, str, str]) -> list[Path]:
    files = []
    for name, issue, total, day in issues:
        folder = root / name
        (folder / "稿件").mkdir(parents=True)
        text = BOOK.format(issue=issue, total=total, day=day)
        (folder / "book.yaml").write_text(text, "utf-8")
        (folder / "提法.xlsx").write_bytes(b"PK")
        (folder / "styles/jianbao").mkdir(parents=True)
        (folder / "styles/jianbao/print.css").write_text("p {}")
        (folder / "稿件/01.md").write_text("# 一\n", "utf-8")
        files.append(folder / "book.yaml")
    return files


def test_the_next_issue_has_the_settings_and_no_articles(tmp_path: Path) -> None:
    books = shelf(
        tmp_path,
        ("第10期", "10", "110", "2026年9月27日"),
        ("第11期", "11", "111", "2026年10月27日"),
        ("第12期", "12", "112", "2026年11月27日"),
    )
    planned = next_issue.plan(books[-1], tmp_path, books)
    made = next_issue.make(planned, books[-1])

    assert made == tmp_path / "第13期" / "book.yaml"
    text = made.read_text("utf-8")
    assert text.startswith(
        "# 达川教科简报\n书名: 达川教科简报\n期号: 13   # 每月一期\n总期号: 113\n"
    )
    assert text.endswith("版式: jianbao\n# 上一期的栏目：要闻、交流\n文章:\n")
    said = bare(text)
    assert isinstance(said, dict)
    assert said["日期"] == "2026年12月27日"
    assert said["版记"] == {"印数": "300", "印发日期": "2026年12月27日"}
    assert said["报头"] == {"编号": "013"}
    assert sorted(p.name for p in made.parent.rglob("*") if p.is_file()) == [
        "book.yaml", "print.css", "提法.xlsx",
    ]  # fmt: skip
    assert [d.code for d in config.load(made, PRODUCTS).diagnostics] == ["C040"]
    (made.parent / "甲.md").write_text("# 甲\n", "utf-8")
    made.write_text(with_chapters(text, ["甲.md"]), "utf-8")
    assert config.load(made, PRODUCTS).diagnostics == ()


def test_a_new_year_begins_anew_where_the_total_goes_on(tmp_path: Path) -> None:
    books = shelf(tmp_path, ("2026年第12期", "12", "112", "2026-12-15"))
    planned = next_issue.plan(books[0], tmp_path, books)
    assert planned.number == "1"
    assert planned.folder.name == "2027年第1期"
    assert "总期号: 113" in planned.text
    assert "日期: 2027-01-15" in planned.text


@pytest.mark.parametrize(
    ("name", "issue", "fresh", "number"),
    [
        ("第十二期", "第十二期", "第十三期", "第十三期"),
        ("第九期", "第九期", "第十期", "第十期"),
        ("012", "012", "013", "013"),
        ("简报2026-11", "12", "简报2026-12", "13"),
        ("简报202611", "12", "简报202612", "13"),
        ("教科简报", "12", "教科简报-13", "13"),
        ("增刊", "增刊第2期", "增刊-3", "增刊第3期"),
    ],
)
def test_numbers_are_written_as_they_were(
    tmp_path: Path, name: str, issue: str, fresh: str, number: str
) -> None:
    books = shelf(tmp_path, (name, issue, "112", "2026-11-15"))
    planned = next_issue.plan(books[0], tmp_path, books)
    assert (planned.folder.name, planned.number) == (fresh, number)


def test_the_newest_of_the_series_counts_not_the_one_that_was_chosen(tmp_path: Path) -> None:
    books = shelf(
        tmp_path, ("第11期", "11", "111", "2026-10-15"), ("第12期", "12", "112", "2026-11-15")
    )
    planned = next_issue.plan(books[0], tmp_path, books)
    assert planned.number == "13"
    assert planned.day == date(2026, 12, 15)


def test_facts_of_what_cannot_be_read_are_few(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_bytes(b"\xff: [")
    assert facts_of(tmp_path / "book.yaml").title == ""
    assert facts_of(tmp_path / "none.yaml").title == ""
