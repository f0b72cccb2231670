"""The title of an article in columns goes along where its columns begin a page later."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.pages.conftest import TEXT, Pages, pages, text_of

from jianbao.typesetting.lone_heads import taken_along
from jianbao.typesetting.pagination import BlockPlace

__all__ = ["pages"]

ARTICLES = (
    '<body><section class="{first}" id="a"><div class="chapter-body"><p data-source="一.md:3">甲</p></div></section>'
    '<section class="lead in-columns" id="b"><div class="chapter-body"><p data-source="二.md:3">乙</p></div></section></body>'
)


def place(source: str, page: int) -> BlockPlace:
    return BlockPlace(source=source, page=page, left=0, top=0, right=1, bottom=1)


@pytest.mark.parametrize(
    ("first", "begins", "moved"),
    [
        ("in-columns", 1, []),
        ("in-columns", 2, ["a"]),
        ("plain", 2, []),
    ],
)
def test_those_in_columns_alone_are_moved_and_only_where_they_begin_later(
    first: str, begins: int, moved: list[str]
) -> None:
    html = ARTICLES.format(first=first)
    places = [place("一.md:3", begins), place("一.md:3", begins + 1), place("二.md:3", 4)]
    result = taken_along(html, {"a": 1, "b": 4}, places)
    assert (result == html) is not bool(moved)
    styled = [section.get("id") for section in ET.fromstring(result).iter() if section.get("style")]  # noqa: S314 - the test's own
    assert styled == moved


@pytest.mark.parametrize(("before", "shares"), [(4, True), (8, False)])
def test_a_title_stands_on_the_page_of_the_picture_that_its_columns_begin_with(
    pages: Pages,
    before: int,
    shares: bool,  # noqa: FBT001 - a row
) -> None:
    pages.picture("a.png", 1200, 1500)
    articles = f"# 甲标题\n\n{TEXT * before}", f"# 乙标题\n\n![说明](a.png)\n\n{TEXT * 6}"
    with pages.of(*articles, 版式="{名称: reader, 选项: {双栏: 是, 文章起页: auto}}") as found:
        (pictured,) = [number for number, page in enumerate(found) if page.images]
        titled = {
            title: next(n for n in reversed(range(len(found))) if title in text_of(found[n]))
            for title in ("甲标题", "乙标题")
        }
    assert titled["乙标题"] == pictured
    assert (titled["甲标题"] == pictured) is shares
    assert "L016" not in pages.codes
