"""What the styles of themes see to that no text tells: heads on empty pages, breaks, the grid."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from jianbao import build

ARTICLE = "# 第{}篇\n\n" + "正文在此，写了一句完整的话。" * 30 + "\n"
RIGHT = "版式: {{名称: {}, 选项: {{文章起页: recto}}}}\n"


def printed(folder: Path, settings: str, **texts: str) -> list[list[dict[str, object]]]:
    """Return the characters of each page of a book."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    (folder / "book.yaml").write_text(f"书名: 汇编\n期号: 7\n输出: pdf\n{settings}", "utf-8")
    made = build.build(build.Request(file=folder / "book.yaml"), lambda _: None)
    assert made.value is not None, made.diagnostics
    with pdfplumber.open(made.value[0].path) as document:
        return [[char for char in page.chars if char["text"].strip()] for page in document.pages]


@pytest.mark.parametrize("theme", ["reader", "pocket"])
def test_a_page_left_empty_before_an_article_is_empty(tmp_path: Path, theme: str) -> None:
    """A page with nothing on it bears neither head nor folio: its number is counted unseen (暗码)."""
    texts = {name: ARTICLE.format(name) for name in "abc"}
    pages = printed(tmp_path, RIGHT.format(theme) + "文章: [a.md, b.md, c.md]\n", **texts)
    empty = [number for number, chars in enumerate(pages, 1) if not chars]
    begins = [
        number
        for number, chars in enumerate(pages, 1)
        if "正文在此" in "".join(str(char["text"]) for char in chars)
    ]
    assert len(begins) == 3
    assert all(number % 2 for number in begins)
    between = [number for number in range(begins[0], begins[-1]) if number not in begins]
    assert between
    assert set(between) <= set(empty)


@pytest.mark.parametrize("theme", ["reader", "jianbao"])
def test_the_number_of_a_paper_stays_with_its_title(tmp_path: Path, theme: str) -> None:
    """The line 会议材料之一 stands on the page of the article that it is about, however far down."""
    for lines in range(18, 30, 3):
        folder = tmp_path / f"{theme}{lines}"
        folder.mkdir()
        first = "# 第一篇\n\n" + "\n\n".join(["一行正文。"] * lines) + "\n"
        settings = (
            f"版式: {{名称: {theme}, 选项: {{文章起页: auto, numbered-papers: 是}}}}\n"
            "文章: [a.md, b.md]\n"
        )
        pages = printed(folder, settings, a=first, b=ARTICLE.format("二"))
        texts = ["".join(str(char["text"]) for char in page) for page in pages]
        assert sum("会议材料之二" in text for text in texts) >= 1, texts
        assert all(
            "第二篇" in text for text in texts if "会议材料之二" in text and "目录" not in text
        )


@pytest.mark.parametrize("theme", ["reader", "pocket"])
def test_the_page_of_a_part_bears_its_title_and_those_of_its_articles(
    tmp_path: Path, theme: str
) -> None:
    texts = {name: ARTICLE.format(name) for name in "ab"}
    settings = f"版式: {theme}\n辑: [{{辑名: 上编, 文章: [a.md]}}, {{辑名: 下编, 文章: [b.md]}}]\n"
    pages = printed(tmp_path, settings, **texts)
    said = ["".join(str(char["text"]) for char in page) for page in pages]
    assert said.count("上编第a篇") == 1, said
    assert said.count("下编第b篇") == 1, said
    opened = said.index("上编第a篇")
    begun = next(number for number, text in enumerate(said) if "正文在此" in text)
    assert begun - opened == (1 if theme == "pocket" else 2)
