"""Titles of tables, and heads that every page can repeat."""

from __future__ import annotations

import pytest
from tests.manuscript.conftest import BookFolder

TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |"


@pytest.mark.parametrize("title", ["表1　名单", "表 2-1 名单", "附表3：名单"])
def test_a_numbered_title_above_a_table_is_its_caption(book: BookFolder, title: str) -> None:
    assert f"<table><caption>{title}</caption>" in book.body(f"{title}\n\n{TABLE}").replace(
        "\n", ""
    )


def test_a_sentence_about_a_table_is_none(book: BookFolder) -> None:
    assert "caption" not in book.body(f"表1 列出了各校的情况。\n\n{TABLE}")


def test_an_empty_head_goes(book: BookFolder) -> None:
    body = book.body("|  |  |\n| --- | --- |\n| 没有表头 | 的表 |").replace("\n", "")
    assert body == "<table><tbody><tr><td>没有表头</td><td>的表</td></tr></tbody></table>"


@pytest.mark.parametrize("cell", ["<th>{}</th>", "<td><b>{}</b></td>"])
def test_the_head_of_an_html_table_can_be_repeated(book: BookFolder, cell: str) -> None:
    head = "".join(map(cell.format, "甲乙"))
    body = book.body(f"<table><tr>{head}</tr><tr><td>1</td><td>2</td></tr></table>")
    assert body.startswith("<table><thead><tr><th")
    assert body.count("<tr>") == 2


def test_a_head_of_two_rows_goes_whole(book: BookFolder) -> None:
    body = book.body(
        '<table><tr><th rowspan="2">甲</th><th colspan="2">乙</th></tr><tr><th>丙</th><th>丁</th></tr>'
        "<tr><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    assert body.partition("</thead>")[0].count("<tr>") == 2
