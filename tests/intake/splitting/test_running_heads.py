"""What comes again on every page is told from what an article repeats."""

from __future__ import annotations

import pytest

from jianbao.intake.splitting.running import running_heads


@pytest.mark.parametrize(
    ("head", "next_head"),
    [
        ("石榴园　·　4　·", "石榴园　·　5　·"),
        ("双河教育　2024年第6期", "双河教育　2024年第6期"),
        ("教育简报", "教育简报"),
        ("杏坛信息　2023年第17期　第2页", "杏坛信息　2023年第17期　第3页"),
    ],
)
def test_a_page_number_that_grows_or_an_issue_makes_a_running_head(
    head: str, next_head: str
) -> None:
    assert running_heads([head, "正文在此。", next_head, "正文又在此。"]) == {0, 2}


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("主要做法", "主要做法"),
        ("供稿：教育股", "供稿：教育股"),
        ("一等奖　　3", "一等奖　　5"),
        ("【学校风采】", "【学校风采】"),
    ],
)
def test_a_heading_or_credit_that_comes_again_is_none(line: str, again: str) -> None:
    assert running_heads([line, "正文在此。", again, "正文又在此。"]) == set()


def test_lines_that_stand_together_are_a_list() -> None:
    assert running_heads(["练习—1", "练习—2", "练习—3"]) == set()
