"""The pages of the site are what the standard of HTML asks for, as far as its own parser tells."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from tinyhtml5.parser import HTMLParser

from jianbao import build_book
from jianbao.build import Request
from jianbao.shelf import SiteWishes, build_site

FORMULA = "一行公式 $a^2 + b^2 = c^2$，一个注[^1]。\n\n[^1]: 注文。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a real issue with a note, a table and a formula, and of one made by hand."""
    shelf = tmp_path_factory.mktemp("各期")
    (shelf / "book").mkdir()
    (shelf / "book/甲.md").write_text(f"# 甲\n\n{FORMULA}", "utf-8")
    text = "书名: 某区简报\n期号: 1\n日期: 2025-01-02\n文章: [甲.md]\n输出: [epub]\n"
    (shelf / "book/book.yaml").write_text(text, "utf-8")
    assert build_book(Request(file=shelf / "book/book.yaml")).value
    assert build_site(SiteWishes(shelf=shelf, out=shelf / "站")).value
    return shelf / "站"


def errors_of(page: bytes) -> list[str]:
    parser = HTMLParser()
    parser.parse(BytesIO(page))
    return [f"{place}: {code} {values}" for place, code, values in parser.errors]


def test_the_parser_of_the_standard_has_nothing_to_say(site: Path) -> None:
    assert errors_of(b"<!DOCTYPE html><p><b></p>") != []
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 8
    assert {page.name: errors_of(page.read_bytes()) for page in pages} == {
        page.name: [] for page in pages
    }


def test_each_page_has_one_title_one_main_and_no_name_twice(site: Path) -> None:
    for file in site.rglob("*.html"):
        page = html.parse(file).getroot()
        assert page.get("lang")
        assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1, file
        assert page.findtext(".//title").strip()
        assert all(image.get("alt") is not None for image in page.iter("img"))
        assert all(field.get("aria-label") for field in page.xpath("//input[@type='search']"))
        names = Counter(page.xpath("//@id"))
        assert [name for name, times in names.items() if times > 1] == [], file
        levels = [int(str(h.tag)[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(b <= a + 1 for a, b in pairwise(levels)), file
