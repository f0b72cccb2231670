"""Figures and tables numbered, and links to them, in every medium alike."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pdfplumber

from jianbao import build

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40"/></svg>'
TABLE = "| 校 | 数 |\n|---|---|\n| 一 | 2 |\n"
FIRST = f"""# 甲篇

场地如[图](#场地)，数据[见表](#数据)，别处[见图](b.md#乙图)，[这张图](#场地)照旧，经费[见表](#经费)。

![操场](p.svg){{#场地}}

表：活动数据 {{#数据}}

{TABLE}
![没有图注的一行](p.svg) ![右边](p.svg "右边")

{{#经费}}
表：经费

{TABLE}"""
SECOND = """# 乙篇

![器材](p.svg){#乙图}

![自己编号的图](p.svg "图7 自己编的号")

![后面接着编](p.svg)
"""


PAGES = "# 甲篇\n\n{#此处}\n正文在[第页](#此处)，[参见第页](b.md)，[见第页](b.md#乙图)。\n"
TARGET = f"# 乙篇\n\n{'一句话在此。' * 1200}\n\n![器材](p.svg){{#乙图}}\n"


def texts(
    folder: Path, mode: str, more: str = "", first: str = FIRST, second: str = SECOND
) -> dict[str, str]:
    """Return the text of each file of a book whose captions are numbered by ``mode``."""
    (folder / "p.svg").write_text(DRAWING, "utf-8")
    (folder / "a.md").write_text(first, "utf-8")
    (folder / "b.md").write_text(second, "utf-8")
    (folder / "book.yaml").write_text(
        "书名: 汇编\n文章: [a.md, b.md]\n输出: [pdf, epub, web, word]\n"
        f"版式: {{名称: jianbao, 选项: {{图表编号: {mode}{more}}}}}\n",
        "utf-8",
    )
    made = build.build(build.Request(file=folder / "book.yaml", out=folder), lambda _: None)
    assert made.value is not None, made.diagnostics
    found = {}
    for item in made.value:
        data = item.path.read_bytes()
        if item.path.suffix == ".pdf":
            with pdfplumber.open(BytesIO(data)) as document:
                text = "".join(page.extract_text() for page in document.pages)
        elif item.path.suffix == ".html":
            text = data.decode().partition("<main")[2]
        else:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                names = (n for n in archive.namelist() if re.search("chapter-|/document", n))
                text = "".join(archive.read(name).decode() for name in sorted(names))
        found[item.path.suffix] = re.sub(r"<[^>]+>|\s", "", text)
    return found


def test_numbers_run_through_the_book_and_links_print_them(tmp_path: Path) -> None:
    for medium, text in texts(tmp_path, "book").items():
        assert "场地如图1，数据见表1，别处见图4，这张图照旧，经费见表2。" in text, medium
        for caption in ("图1操场", "表1活动数据", "图3右边", "表2经费", "图4器材"):
            assert caption in text, (medium, caption)
        assert "图7自己编的号" in text, medium
        assert "图8后面接着编" in text, medium


def test_each_article_counts_for_itself_where_the_book_says_so(tmp_path: Path) -> None:
    text = texts(tmp_path, "article")[".pdf"]
    assert "别处见图1" in text
    assert "图1器材" in text


def test_without_numbers_nothing_is_added(tmp_path: Path) -> None:
    for medium, text in texts(tmp_path, "none").items():
        assert "场地如图，数据见表，别处见图，" in text, medium
        assert "图1" not in text, medium
        assert "#数据" not in text, medium


def test_pages_are_told_on_paper_and_what_is_there_elsewhere(tmp_path: Path) -> None:
    def said(mode: str) -> dict[str, str]:
        return texts(tmp_path, mode, first=PAGES, second=TARGET)

    for medium, text in said("book").items():
        if medium == ".pdf":
            found = re.search(r"在第1页，参见第1页，见第(\d+)页。", text)
            assert found
            assert text.endswith(f"图1器材—{found[1]}—")
        else:
            assert "在《甲篇》，参见《乙篇》，见图1。" in text, medium


def test_figures_and_tables_are_listed_where_the_theme_says_so(tmp_path: Path) -> None:
    found = texts(tmp_path, "book", ", 图表目录: 是")
    listed = found[".pdf"]
    figures, _, tables = listed.partition("图目录")[2].partition("表目录")
    assert re.search(r"图1操场·+2", figures)
    assert re.search(r"表2经费·+\d", tables)
    with zipfile.ZipFile(tmp_path / "汇编.epub") as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("contents.xhtml"))
        contents = archive.read(name).decode()
        for target, place in re.findall(
            r'href="([^"#]+)#([^"]+)"><span class="entry">活动', contents
        ):
            assert f'id="{place}"' in archive.read(f"{name.rpartition('/')[0]}/{target}").decode()
    assert "活动数据" in contents
