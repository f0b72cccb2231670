from __future__ import annotations

import pytest

from jianbao.diagnostics import Span
from jianbao.intake.model import Paragraph, Run
from jianbao.intake.webpage.facts import Facts
from jianbao.intake.webpage.pageline import PageLine, clean, read

DAY = "2023年9月5日"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "发布时间：2023-09-05 16:42　来源：青山区教育局办公室　浏览次数：318　字体：[大 中 小]",
            PageLine(date=DAY, publisher="青山区教育局办公室"),
        ),
        (
            "日期：2023/9/5 作者：周敏 点击：12次 【打印】【关闭】",
            PageLine(date=DAY, author="周敏"),
        ),
        ("来源：本站 | 阅读：5", PageLine(publisher="本站")),
        ("2023-09-05 作者：周　敏", PageLine(date=DAY, author="周　敏")),
        ("2023-09-05 16:42", PageLine(date=DAY)),
        ("时间：2023年9月5日 来源：实验小学", PageLine(date=DAY, publisher="实验小学")),
    ],
)
def test_a_line_of_facts_is_read(line: str, expected: PageLine) -> None:
    assert read(line, under_headline=True) == expected


@pytest.mark.parametrize(
    "line",
    [
        "2023年9月5日",
        "2023-09-05，我校召开会议。",
        "时间：2023年9月5日下午 地点：礼堂",
        "作者：周敏",
        "阅读：五年级（2）班",
        "来源：实验小学 供稿：周敏",
        "阅读使人充实，浏览次数：3",
        "",
    ],
)
def test_a_line_of_the_text_is_none(line: str) -> None:
    assert read(line, under_headline=True) is None


def test_away_from_the_headline_a_date_is_not_enough() -> None:
    assert read("2023-09-05 作者：周敏", under_headline=False) is None
    assert read("发布时间：2023-09-05 浏览：3", under_headline=False) == PageLine(date=DAY)


def test_the_line_is_told_when_it_is_taken_from_the_text() -> None:
    lines = ("青山区举行运动会", "发布时间：2023-09-05 浏览：3", "本报讯。")
    blocks = tuple(
        Paragraph(runs=(Run(text=text),), span=Span(file="页.html", line=number))
        for number, text in enumerate(lines, 1)
    )
    kept, changes, facts = clean(blocks, Facts())
    assert [block.text for block in kept if isinstance(block, Paragraph)] == [lines[0], lines[2]]
    assert [(item.rule, item.before, item.span.line) for item in changes] == [("N219", lines[1], 2)]
    assert facts.date == DAY
