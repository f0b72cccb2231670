"""Printed in black only (主色: black), no theme asks for another ink, nor for colours made of several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from jianbao import build

BOOK = """书名: 城南教育简报
期号: 7
总期号: 31
编印单位: 城南区教育局
日期: 2024-03-05
密级: 内部资料
版记: {{发: 各学校, 印数: 50}}
栏目: [{{标题: 要闻, 文章: [a.md]}}, {{标题: 做法, 文章: [b.md, c.md]}}, {{标题: 快讯, 文章: [d.md]}}]
版式: {{名称: {theme}, 选项: {{主色: black}}}}
输出: pdf
"""
MEETING = "会议: {时间: 3月5日, 议程: [{时间: '9:00', 事项: 讲话, 发言人: 何新}]}\n"
ARTICLE = """# 标题{}

::: 按语
编发供参考。
:::

正文有==标记==，一共三项。^[注。]

## 一、小标题

::: 着重框 要求
抓好落实。
:::

| 校 | 数 |
|---|---|
| 一 | 2 |
| 合计 | 2 |
"""
INKS = 4
SETTERS = {"g", "G", "k", "K", "rg", "RG", "sc", "SC", "scn", "SCN"}


def colours(page: Any) -> set[tuple[str, tuple[float, ...]]]:  # noqa: ANN401 - pikepdf's page
    """Return the colours that ``page`` and the forms on it set, by their operators."""
    found = set()
    for stream in (page, *page.get("/Resources", {}).get("/XObject", {}).values()):
        if isinstance(stream, pikepdf.Stream) and stream.get("/Subtype") == "/Image":
            continue
        for step in pikepdf.parse_content_stream(stream):
            if str(step.operator) in SETTERS and isinstance(step, pikepdf.ContentStreamInstruction):
                numbers = (item for item in step.operands if not isinstance(item, pikepdf.Name))
                found.add((str(step.operator), tuple(map(float, numbers))))
    return found


def is_black(operator: str, numbers: tuple[float, ...]) -> bool:
    """Whether a colour is black, white or a grey between."""
    if operator in {"k", "K"} or len(numbers) == INKS:
        return not any(numbers[:3])
    return max(numbers, default=0.0) - min(numbers, default=0.0) < 0.004


@pytest.mark.parametrize("theme", ["jianbao", "huabao", "reader", "pocket", "meeting", "gongwen"])
def test_a_book_in_black_sets_no_colour(theme: str, tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text(ARTICLE.format(name), "utf-8")
    text = BOOK.format(theme=theme) + (MEETING if theme == "meeting" else "")
    (tmp_path / "book.yaml").write_text(text, "utf-8")
    made = build.build(build.Request(file=tmp_path / "book.yaml", out=tmp_path), lambda _: None)
    assert made.value is not None, made.diagnostics
    with pikepdf.open(made.value[0].path) as document:
        found = set().union(*(colours(page) for page in document.pages))
    assert found
    assert {item for item in found if not is_black(*item)} == set()
