"""book.yaml is proof-read too: what of it is printed, at its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import config
from jianbao.copyedit import check, read_copy
from jianbao.products import PRODUCTS

BOOK = """# 说明,不印
书名: 教科简报,第一辑
编印单位: "达川区,教科局"
报头: {名称: 教科简报。}
文章:
  - {稿件: 一.md, 标题: 关于做好工作的通知。, 作者: [张三, "李四,"]}
版记:
  报: [区委办公室,区政府办公室, 市局]
  发:
    - 各学校(单位)
  编辑:
    校对: 局办公室,张三
"""


def test_texts_of_the_book_are_found_faulty_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(BOOK, "utf-8")
    (tmp_path / "一.md").write_text("# 题\n\n正文。\n", "utf-8")
    loaded = config.load(tmp_path / "book.yaml", PRODUCTS).value
    assert loaded
    found = check(read_copy(loaded))
    lines = BOOK.split("\n")
    said = [
        (
            finding.code,
            finding.span.line,
            lines[finding.span.line - 1][finding.span.column - 1 : finding.span.end_column - 1],
        )
        for finding in found
    ]
    assert said == [
        ("P101", 2, ","),
        ("P101", 3, ","),
        ("P116", 4, "。"),
        ("P116", 6, "。"),
        ("P101", 6, ","),
        ("P103", 10, "(单位)"),
        ("P101", 12, ","),
    ]
    assert not any(finding.safe for finding in found)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_do_not_move_places(tmp_path: Path, ends: str) -> None:
    text = "书名: 简报\n# 甲\n副标题: 甲,乙\n文章: [一.md]\n".replace("\n", ends)
    (tmp_path / "book.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / "一.md").write_text("# 题\n\n正文。\n", "utf-8")
    loaded = config.load(tmp_path / "book.yaml", PRODUCTS).value
    assert loaded
    (finding,) = check(read_copy(loaded))
    assert (finding.span.line, finding.span.column) == (3, 7)
