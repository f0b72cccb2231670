"""Heads of tables: which cells they are, and which way they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder


def rows(book: BookFolder, markup: str) -> list[str]:
    """Return what the manuscript stage makes of a table of HTML, row by row."""
    html = book.bare(book.chapter(f"<h1>题</h1><table>{markup}</table>", "one.html").html)
    return [row.partition("</tr>")[0] for row in html.split("<tr>")[1:]]


def test_heads_of_markdown_head_their_columns(book: BookFolder) -> None:
    body = book.body("| 组别 | 人数 |\n| --- | --- |\n| 第一组 | 3 |\n")
    assert '<th scope="col">组别</th><th scope="col">人数</th>' in body.replace("\n", "")
    assert "<td>第一组</td>" in body


def test_an_empty_corner_makes_the_first_column_heads_too(book: BookFolder) -> None:
    body = book.body("|  | 甲校 | 乙校 |\n| --- | --- | --- |\n| 人数 | 3 | 4 |\n|  | 5 | 6 |\n")
    flat = body.replace("\n", "")
    assert '<tr><td></td><th scope="col">甲校</th><th scope="col">乙校</th></tr>' in flat
    assert '<tr><th scope="row">人数</th><td>3</td><td>4</td></tr>' in flat
    assert "<tr><td></td><td>5</td><td>6</td></tr>" in flat


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        (
            "<thead><tr><td>甲<td>乙</thead><tbody><tr><td>1<td>2</tbody>",
            '<th scope="col">甲</th><th scope="col">乙</th>',
        ),
        (
            "<tr><td><p><b>甲</b></p><td><b>乙</b><b>丙</b><tr><td>1<td>2",
            '<th scope="col"><p><b>甲</b></p></th><th scope="col"><b>乙</b><b>丙</b></th>',
        ),
        ("<tr><td><b>甲</b><td>乙<tr><td>1<td>2", "<td><b>甲</b></td><td>乙</td>"),
        ("<tr><td><b>甲</b><td><b>乙</b>", "<td><b>甲</b></td><td><b>乙</b></td>"),
        (
            '<tr><th scope="row">甲<th><tr><td>1<td>2',
            '<th scope="row">甲</th><td></td>',
        ),
    ],
)
def test_heads_of_a_word_processor_are_found(book: BookFolder, markup: str, first: str) -> None:
    assert rows(book, markup)[0].replace("\n", "") == first


def test_an_empty_table_is_no_trouble(book: BookFolder) -> None:
    book.chapter("<h1>题</h1><p>文</p><table></table>", "one.html")
    assert book.codes == []
