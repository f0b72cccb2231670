"""Numbers of issues as offices write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import config
from jianbao.products import PRODUCTS


@pytest.mark.parametrize(
    ("written", "supplement", "number"),
    [
        ("12", "", 12),
        ("012", "", 12),
        ("第12期", "", 12),
        ("第十五期", "", 15),
        ("二十", "", 20),
        ("2024年第3期", "", 3),
        ("增刊第2期", "增刊", 2),
        ("专刊1", "专刊", 1),
        ("高考专刊第三期", "高考专刊", 3),
        ("2026年增刊第2期", "增刊", 2),
        ("增刊2026年第2期", "增刊", 2),
    ],
)
def test_a_number_is_read_as_offices_write_it(
    tmp_path: Path, written: str, supplement: str, number: int
) -> None:
    (tmp_path / "一.md").write_text("# 一\n\n文。\n", "utf-8")
    file = tmp_path / "book.yaml"
    file.write_text(f"书名: 简报\n期号: {written}\n文章: [一.md]\n", "utf-8")
    book = config.load(file, PRODUCTS).value
    assert book
    assert (book.supplement, book.issue) == (supplement, number)


@pytest.mark.parametrize("written", ["甲", "第期", "0", "总第3期", "1.5", "第-1期", "3期4"])
def test_what_is_no_number_is_told(tmp_path: Path, written: str) -> None:
    (tmp_path / "一.md").write_text("# 一\n\n文。\n", "utf-8")
    file = tmp_path / "book.yaml"
    file.write_text(f"书名: 简报\n期号: {written}\n文章: [一.md]\n", "utf-8")
    assert [item.code for item in config.load(file, PRODUCTS).diagnostics] == ["C024"]
