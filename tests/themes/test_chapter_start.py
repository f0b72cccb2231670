"""Chapters kept to right-hand pages, for books that are bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest

from jianbao import build

if TYPE_CHECKING:
    from tests.conftest import Write

BOOK = """
书名: 另面
版式: {{名称: {theme}, 选项: {{文章起页: recto}}}}
辑:
  - {{标题: 上辑, 文章: [1.md, 2.md]}}
  - {{标题: 下辑, 文章: [3.md]}}
输出: pdf
"""


@pytest.mark.parametrize("theme", ["reader", "pocket"])
def test_every_chapter_begins_on_a_right_hand_page(write: Write, theme: str) -> None:
    articles = {f"{number}.md": f"# 其{number}\n\n请按时参加。\n" for number in (1, 2, 3)}
    folder = write({"book.yaml": BOOK.format(theme=theme), **articles})
    (written,) = build.build(build.Request(file=folder / "book.yaml"), lambda _: None).value or ()
    with pdfplumber.open(written.path) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    begun = [number for number, text in enumerate(texts, 1) if "请按时参加" in text]

    assert len(begun) == 3
    assert all(number % 2 for number in begun)
