"""What Markdown lawfully discards is kept or told."""

from __future__ import annotations

import pytest
from tests.manuscript.conftest import BookFolder


def test_a_line_in_the_form_of_a_definition_is_text(book: BookFolder) -> None:
    assert book.body("[来源]: 教育局提供的材料，共3页") == "<p>[来源]: 教育局提供的材料，共3页</p>"


def test_a_definition_that_is_used_defines(book: BookFolder) -> None:
    assert (
        book.body("见[文][a]。\n\n[a]: https://a.cn") == '<p>见<a href="https://a.cn">文</a>。</p>'
    )
    assert book.diagnostics == ()


def test_a_definition_that_no_link_uses_is_told(book: BookFolder) -> None:
    book.body("甲。\n\n[a]: https://a.cn")
    assert book.found == ["M034 one.md:5"]


@pytest.mark.parametrize("row", ["| 一小 | 120 | 含学前班 |", "| 二小 | `甲|乙` |"])
def test_cells_beyond_the_last_column_are_told(book: BookFolder, row: str) -> None:
    book.body(f"| 学校 | 人数 |\n| --- | --- |\n| 甲 | 1 |\n{row}")
    assert [place.partition(":6")[0] for place in book.found] == ["M067 one.md"]


def test_a_row_with_as_many_cells_is_nothing_to_tell(book: BookFolder) -> None:
    book.body("| 学校 | 人数 |\n| --- | --- |\n| 甲\\|乙 | 1 |\n| 丙 |")
    assert book.diagnostics == ()


def test_a_comment_is_told(book: BookFolder) -> None:
    assert book.body("甲。\n\n<!-- 待核 -->") == "<p>甲。</p>"
    assert book.found == ["M066 one.md:5:1"]


@pytest.mark.parametrize(
    "text",
    [
        "甲。\n\n<!-- 不查 P101 -->\n乙。",
        "甲。<!-- nocheck -->",
        "写 `<!-- 待核 -->`。",
        "```\n<!-- 待核 -->\n```",
    ],
)
def test_what_speaks_to_proof_reading_or_is_shown_is_no_comment_lost(
    book: BookFolder, text: str
) -> None:
    book.body(text)
    assert book.diagnostics == ()


def test_a_comment_within_a_paragraph_is_told_on_its_line(book: BookFolder) -> None:
    book.body("甲，\n乙<!-- 待核 -->。")
    assert book.found == ["M066 one.md:4:2"]
