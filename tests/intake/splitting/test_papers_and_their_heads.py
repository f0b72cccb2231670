"""Heads, lists and forms of papers, as they come from schools: what becomes of each line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.splitting.test_kinds_of_papers import (
    BOLD,
    NEWS,
    PHOTO,
    RIGHT,
    TEXT,
    TITLE,
    found,
    line,
    roles,
    table,
)

from jianbao.intake.model import Align
from jianbao.intake.splitting.credits import Credit, read_credit
from jianbao.intake.splitting.labelled_names import labelled_names

SMALL = replace(TEXT, size=10.5, indent=0, align=Align.CENTER)


@pytest.mark.parametrize(
    ("credit", "says"),
    [
        ("（桂溪小学　　邵宁　　图/文）", Credit(authors=("邵宁",), source="桂溪小学")),
        ("文/四（2）班　麦冬", Credit(authors=("麦冬",), source="四（2）班")),
        ("（桂溪区实验小学　410000）", Credit(source="桂溪区实验小学")),
        ("（桂溪区实验小学，湖南 长沙 410000）", Credit(source="桂溪区实验小学")),
        ("作者：邵宁　单位：桂溪小学", Credit(authors=("邵宁",), source="桂溪小学")),
        ("单位：桂溪小学", Credit()),
    ],
)
def test_who_wrote_and_where_is_told_apart(credit: str, says: Credit) -> None:
    assert read_credit(credit) == says


def test_labels_side_by_side_each_name_somebody() -> None:
    assert labelled_names("执教：邵宁　　指导：教研组") == Credit(
        authors=("邵宁",), source="指导：教研组"
    )
    assert not labelled_names("时间：周三　　地点：操场")


def test_labels_above_a_title_set_larger_are_no_text_of_its() -> None:
    article, _ = found(
        line("主送：各小学"),
        line("签发人：邵宁", RIGHT),
        line("关于调整作息的通知", TITLE),
        line(NEWS),
    )
    assert article.title == "关于调整作息的通知"
    assert roles(article) == [("text", "主送：各小学"), ("text", NEWS)]


def test_rows_of_names_at_the_end_are_a_list() -> None:
    rows = ["邵　宁　　麦　冬　　苏木", "白　芷　　方　圆　　杜仲"]
    article, _ = found(line("获奖名单", TITLE), line("一、教师", BOLD), *map(line, rows))
    assert article.authors == ()
    assert [text for role, text in roles(article) if role == "text"] == rows


def test_what_is_done_on_a_stage_is_no_heading() -> None:
    article, _ = found(
        line("晚会主持词", TITLE),
        line("男：大家好！"),
        line("（音乐起）", BOLD),
        line("女：有请校长。"),
    )
    assert "heading" not in dict(roles(article))


def test_a_line_in_brackets_is_a_subtitle_above_an_author_set_alike() -> None:
    middle = replace(TEXT, align=Align.CENTER)
    article, _ = found(
        line("播下种子", TITLE),
        line("（国旗下讲话）", middle),
        line("四（2）班　麦冬", middle),
        line(NEWS),
    )
    assert (article.subtitle, article.authors) == ("（国旗下讲话）", ("麦冬",))


def test_a_small_sentence_in_the_middle_below_a_picture_is_its_caption() -> None:
    article, _ = found(
        line("剪纸进课堂", TITLE),
        line(NEWS),
        PHOTO,
        line("课上，孩子们展示作品。", SMALL),
        line(NEWS),
    )
    assert ("picture", "课上，孩子们展示作品。") in roles(article)


def test_a_form_with_title_and_text_is_its_text() -> None:
    article, dropped = found(
        line("信息报送表", TITLE),
        table(
            ("报送单位", "桂溪小学", "作者", "邵宁"), ("标题", "小小讲解员上岗"), ("正文", NEWS),
            ("审核人", "麦冬"),
        ),
    )  # fmt: skip
    assert (article.title, article.source, article.authors) == (
        "小小讲解员上岗", "桂溪小学", ("邵宁",),
    )  # fmt: skip
    assert roles(article) == [("text", NEWS)]
    assert dropped == ("信息报送表",)


def test_a_table_that_only_has_columns_of_such_names_stays() -> None:
    article, _ = found(line("作品登记", TITLE), line(NEWS), table(("标题", "内容"), ("春", "诗")))
    assert roles(article)[-1] == ("picture", "table")


def test_a_bulletins_head_in_lines_of_its_own_is_left_out() -> None:
    article, dropped = found(
        line("桂溪教育简报", replace(TITLE, size=26)), line("第12期"), line("桂溪区教育局办公室", SMALL),
        line("2026年5月12日", RIGHT), line("学前教育会召开", TITLE), line(NEWS),
    )  # fmt: skip
    assert (article.title, article.kicker) == ("学前教育会召开", "")
    assert dropped == ("桂溪教育简报", "第12期", "桂溪区教育局办公室", "2026年5月12日")


def test_a_day_without_its_year_signs_below_a_school() -> None:
    article, _ = found(line("假期提醒", TITLE), line(NEWS), line("花园小学"), line("4月28日"))
    assert roles(article)[1:] == [("signature", "花园小学"), ("signature", "4月28日")]


def test_who_does_what_is_no_credit() -> None:
    tasks = ["总负责：白校长", "接待组：办公室", "摄影：信息组"]
    article, _ = found(line("活动方案", TITLE), line(NEWS), *map(line, tasks))
    assert [text for _, text in roles(article)] == [NEWS, *tasks]
    article, _ = found(line("活动方案", TITLE), line(NEWS), line("摄影：信息组"))
    assert article.source == "摄影：信息组"
