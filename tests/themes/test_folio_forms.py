"""How folios are printed, and where (页码样式, 页码位置)."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from jianbao import build

MM = 72 / 25.4
TEXT = "正文在此，写了一句完整的话。" * 200


def foot(folder: Path, theme: str, options: str, below: float) -> list[tuple[str, float]]:
    """Return what stands below the type area of each page, and its middle from the left in mm."""
    (folder / "a.md").write_text(f"# 第一篇\n\n{TEXT}\n", "utf-8")
    (folder / "book.yaml").write_text(
        f"书名: 汇编\n文章: [a.md]\n输出: pdf\n版式: {{名称: {theme}, 选项: {{{options}}}}}\n",
        "utf-8",
    )
    made = build.build(build.Request(file=folder / "book.yaml", out=folder), lambda _: None)
    assert made.value is not None, made.diagnostics
    found = []
    with pdfplumber.open(made.value[0].path) as document:
        for page in document.pages:
            chars = [c for c in page.chars if c["top"] > below * MM and c["text"].strip()]
            text = "".join(c["text"] for c in chars)
            middle = (chars[0]["x0"] + chars[-1]["x1"]) / 2 / MM if chars else 0.0
            found.append((text, middle))
    return found


def test_a_briefing_tells_how_many_pages_it_has_in_the_middle(tmp_path: Path) -> None:
    pages = foot(tmp_path, "jianbao", "页码样式: pages, 页码位置: centre", 262)
    count = len(pages)
    assert count > 1
    assert [text for text, _ in pages] == [f"第{n}页共{count}页" for n in range(1, count + 1)]
    # The type area is a millimetre nearer to the back than to the edge.
    assert [middle for _, middle in pages] == pytest.approx(
        [106 if n % 2 else 104 for n in range(1, count + 1)], abs=0.5
    )


def test_a_reader_counts_with_dashes_from_its_first_article(tmp_path: Path) -> None:
    pages = foot(tmp_path, "reader", "页码样式: dashes", 266)
    texts = [text for text, _ in pages if "—" in text]
    assert texts == [f"—{n}—" for n in range(1, len(texts) + 1)]
    assert texts
