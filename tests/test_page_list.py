"""The pages of the printed book in the e-book: each mark stands where its page begins."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from jianbao import build

ROOT = Path(__file__).parents[1]
MM = 72 / 25.4
XHTML = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
SHOWN = 10
"""How many characters of a page are compared."""
SHOWN_OF_CONTENTS = 3
"""Of a line that goes on with a leader and a number on paper."""

LONG = (
    "全区各学校要把安全工作放在第一位，逐项排查、逐项整改、逐项销号，做到底数清、情况明、措施实。"
)
HARD = {
    "book.yaml": """
title: 页码难倒人的书
issuer: 城南区教育局
foreword: 按语.md
版式:
  名称: reader
  选项: {纸张: "110mm 100mm", 版心宽: 70mm, 版心高: 60mm, 天头: 20mm, 地脚: 20mm, 订口: 20mm,
         切口: 20mm, 每行字数: 14, 每页行数: 9, 标题字号: 1.2rem, 目录级数: 2}
parts:
  - title: 第一辑
    chapters: [甲.md, 乙.md]
  - title: 第二辑
    chapters: [丙.html]
imprint: {发: 各学校, 印数: 20}
""",
    "按语.md": f"---\ntitle: 编者按\n---\n\n{LONG * 2}\n",
    "甲.md": f"""---
引题: 查得细
标题: 安全检查
作者: 张三
供稿: 督导室
摘要: {LONG}
---

{LONG}{LONG}第一处注[^1]，{LONG}第二处注[^2]{LONG}

## 一、总体情况

**加重的开头。**{LONG}[张䶮]{{拼音="zhāng yǎn"}}{LONG}[要点要点]{{.着重}}{LONG}

1. {LONG}
2. {LONG}
    - {LONG}
    - {LONG}

> {LONG}
>
> {LONG}{LONG}

[^1]: 这一条注释要长一些，{LONG}

[^2]: 短注。
""",
    "乙.md": f"""# 表和图

{LONG}

表：联络员名单

| 组别 | 联络员 | 记录员 |
| --- | --- | --- |
{"".join(f"| 第{number}组 | 陈{number} | 李{number} |" + chr(10) for number in range(40))}

![竖着的图](图/竖.svg)

![另一张](图/竖.svg)

一、总体情况。{LONG}{LONG}

::: 落款
城南区教育局

2024年3月5日
:::
""",
    "丙.html": f"<html><body><h1>网页</h1><p>{LONG}<b>{LONG}</b>{LONG}</p><dl><dt>词</dt>"
    f"<dd>{LONG}{LONG}</dd></dl><div><p>{LONG}</p></div></body></html>",
    "图/竖.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="60">'
    '<rect width="50" height="60"/></svg>',
}


def solid(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


class Both:
    """A book in both media."""

    def __init__(self, file: Path, out: Path) -> None:
        result = build.build(build.Request(file=file, out=out), lambda _: None)
        assert result.value is not None, result.diagnostics
        paths = {item.path.suffix: item.path for item in result.value}
        self.pdf = pdfplumber.open(io.BytesIO(paths[".pdf"].read_bytes()))
        with zipfile.ZipFile(paths[".epub"]) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        prepared = build.prepare(file).value
        assert prepared is not None
        self.theme = prepared.theme

    def page_list(self) -> list[tuple[str, str]]:
        """Return the number and the address of each page that the e-book lists."""
        nav: Any = etree.fromstring(self.files["EPUB/nav.xhtml"])
        links = nav.xpath("//x:nav[@epub:type='page-list']//x:a", namespaces=XHTML)
        return [(link.text, link.get("href")) for link in links]

    def after(self, address: str) -> tuple[str, str]:
        """Return the text behind a mark, and the head of the table that the mark stands in."""
        name, _, mark = address.partition("#")
        tree: Any = etree.fromstring(self.files[f"EPUB/{name}"])
        (place,) = tree.xpath(f"//*[@id='{mark}']", namespaces=XHTML)
        assert place.get("role") == "doc-pagebreak"
        texts = place.xpath(
            "following::text()[not(ancestor::x:rt or ancestor::x:rp or ancestor::x:head"
            " or ancestor::*[contains(@class, 'noteref')] or ancestor::*[@class='notes'])]",
            namespaces=XHTML,
        )
        head = place.xpath("string(ancestor::x:table/x:thead)", namespaces=XHTML)
        return solid("".join(texts)), solid(head)

    def printed(self) -> dict[str, str]:
        """Return the text inside the type area of each page by the number in its margin."""
        top = _points(str(self.theme.option("margin-top")))
        bottom = _points(str(self.theme.option("margin-bottom")))
        pages = {}
        for page in self.pdf.pages:
            inside = [c for c in page.chars if top - 3 < c["top"] < page.height - bottom - 3]
            margin = "".join(c["text"] for c in page.chars if c["top"] > page.height - bottom - 3)
            number = re.search(r"\d+|[ivx]+", margin)
            if number:
                pages[number[0]] = solid("".join(c["text"] for c in inside if _is_text(c)))
        return pages


def _points(length: str) -> float:
    return float(length.removesuffix("mm")) * MM


def _is_text(char: dict[str, Any]) -> bool:
    """Whether a character is no mark of a note; readings are told by their size in the test."""
    return char["text"] not in "①②③④⑤"


def check(both: Both, listed_at_least: int) -> None:
    printed = both.printed()
    listed = both.page_list()
    assert len(listed) >= listed_at_least
    compared = 0
    for number, address in listed:
        if "titlepage" in address or number not in printed:
            continue  # the masthead is the title page of the e-book, with other words around
        text, head = both.after(address)
        page = printed[number]
        wanted = text[: SHOWN_OF_CONTENTS if "contents" in address else SHOWN]
        if page.startswith("续表"):  # and its title, which only paper repeats
            assert head in page, number
            page = page.partition(head)[2]
        page = page.removeprefix(head)[: len(wanted)]  # pictures leave little text on a page
        assert page, number
        assert wanted.startswith(page), (number, page, text[:30])
        compared += 1
    assert compared >= listed_at_least - 2
    unlisted = {number for number, text in printed.items() if text and number not in dict(listed)}
    assert not unlisted


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("book/book.yaml", 11),
        ("book/handbook.yaml", 10),
        ("tests/books/briefing/book.yaml", 3),
        ("tests/books/gongwen/book.yaml", 3),
        ("tests/books/pocket/book.yaml", 3),
        ("tests/books/reader/book.yaml", 4),
    ],
)
def test_the_text_behind_each_mark_is_the_text_with_which_its_page_begins(
    file: str, pages: int, tmp_path: Path
) -> None:
    check(Both(ROOT / file, tmp_path), pages)


def test_marks_hold_in_notes_tables_lists_figures_and_readings(
    write: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    folder = write(HARD)
    check(Both(folder / "book.yaml", tmp_path / "out"), 27)
