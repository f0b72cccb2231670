"""Mastheads, covers, signatures and imprints: nothing overprints, nothing stands alone."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from tests.pages.conftest import MM, TEXT, Pages, text_of

NAME = "城南区教育系统学习贯彻党的二十大精神和全国教育大会精神专题读书班辅导材料选编第一辑上册"


def blocks(page: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401 - pdfplumber's page
    """Return the ink of each line of text: left, top, right, bottom."""
    found: dict[tuple[float, float], list[Any]] = {}
    for char in page.chars:
        if char["text"].strip():
            found.setdefault((round(char["matrix"][5]), round(char["size"])), []).append(char)
    return [
        (
            min(char["x0"] for char in line),
            min(char["top"] for char in line) + line[0]["size"] * 0.25,
            max(char["x1"] for char in line),
            max(char["bottom"] for char in line) - line[0]["size"] * 0.25,
        )
        for line in found.values()
    ]


@pytest.mark.parametrize("theme", ["jianbao", "pocket", "meeting"])
@pytest.mark.parametrize("count", [2, 8, 20, 40])
def test_a_name_of_any_length_overprints_nothing(pages: Pages, theme: str, count: int) -> None:
    more = {"副标题": "二〇二四年春季学期第一次专题会议材料", "期号": 7, "总期号": 268}
    with pages.of("# 讲话\n\n正文。", theme=theme, 书名=NAME[:count], **more) as (page, *_):
        assert NAME[:count][:10] in text_of(page).replace("第7期", "") or count > 10
        lines = blocks(page)
        side = 19 * MM if theme == "pocket" else 26 * MM
        for left, _, right, _ in lines:
            assert left > side - 1
            assert right < page.width - side + 1
        for (left, top, right, bottom), (other, upper, end, lower) in combinations(lines, 2):
            assert left >= end or other >= right or top >= lower or upper >= bottom


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket", "meeting"])
@pytest.mark.parametrize("count", [3, 4, 9, 10])
def test_a_signature_has_two_lines_of_text(pages: Pages, theme: str, count: int) -> None:
    body = "\n\n".join([TEXT] * count)
    article = f"# 通知\n\n{body}\n\n::: 落款\n城南区教育局\n2024年3月5日\n:::"
    with pages.of(article, theme=theme) as found:
        (page,) = [page for page in found if "城南区教育局2024年3月5日" in text_of(page)][-1:]
        assert TEXT[-20:] in text_of(page)


def test_the_imprint_says_when_it_was_printed_and_never_stands_alone(pages: Pages) -> None:
    imprint = "{报: [区委办公室], 印数: 50, 印发机关: 办公室, 印发日期: 2022年7月19日}"
    for count in range(4, 8):
        with pages.of("# 题\n\n" + "\n\n".join([TEXT] * count), 版记=imprint) as found:
            last = text_of(found[-1])
            assert "2022年7月19日印发" in last
            assert TEXT[-10:] in last


@pytest.mark.parametrize("theme", ["reader", "pocket", "meeting"])
def test_authors_and_the_day_of_printing_are_printed(pages: Pages, theme: str) -> None:
    imprint = "{报: [区委], 印发日期: 2022年7月19日}"
    with pages.of("# 题\n\n正文。", theme=theme, 作者="[张三, 李四]", 版记=imprint) as found:
        text = "".join(map(text_of, found))
        assert "张三李四" in text
        assert "2022年7月19日印发" in text


def test_a_box_higher_than_a_page_begins_below_its_title(pages: Pages) -> None:
    paragraphs = "\n\n".join([TEXT] * 14)
    with pages.of(f"# 题目\n\n::: 着重框 要求\n{paragraphs}\n:::") as found:
        assert TEXT[:6] in text_of(found[0])
    assert not pages.codes & {"L016", "L020"}


def test_who_gets_this_issue_in_addition_stands_in_the_imprint(pages: Pages) -> None:
    for theme in ("jianbao", "reader", "gongwen"):
        with pages.of(
            "# 题\n\n正文。", theme=theme, 版记="{发: [各学校], 增发: [各社区]}"
        ) as found:
            text = "".join(map(text_of, found))
            assert ("本期增发：各社区" in text) != ("T013" in pages.codes)


@pytest.mark.parametrize("theme", ["jianbao", "gongwen", "huabao"])
def test_no_page_or_column_ends_with_a_label_or_with_addressees(pages: Pages, theme: str) -> None:
    articles = [
        f"# 题\n\n各学校：\n\n{'乙。' * 40}\n\n"
        + "\n\n".join(["丙。"] * lines + ["**标签文字**", TEXT * 2])
        for lines in range(9, 19)
    ]
    with pages.of(*articles, theme=theme) as found:
        for page in found:
            for label in page.search("标签文字") + page.search("各学校："):
                half = page.width / 2 if theme == "huabao" else 0
                below = [
                    char
                    for char in page.chars
                    if label["bottom"] < char["top"] < page.height - 95
                    and (not half or (char["x0"] < half) == (label["x0"] < half))
                ]
                assert below, page.page_number
    assert "L016" not in pages.codes


@pytest.mark.parametrize("theme", ["jianbao", "reader", "pocket"])
def test_verse_stands_by_itself_a_quarter_in(pages: Pages, theme: str) -> None:
    verse = "::: 诗\n春风不问\n细雨先知\n\n明月几时\n书声何处\n:::"
    with pages.of(f"# 题\n\n{TEXT}\n\n{verse}\n\n{TEXT}", theme=theme) as found:
        (page,) = (page for page in found if "春风不问" in text_of(page))
        measure, edge = (108, 21) if theme == "pocket" else (156, 28)
        lines = [page.search(text)[0] for text in ("春风", "细雨", "明月", "书声")]
        assert {round(line["x0"] / MM) for line in lines} == {round(edge + measure / 4)}
        tops = [line["top"] for line in lines]
        assert tops[2] - tops[1] == pytest.approx(2 * (tops[1] - tops[0]), abs=0.2)
