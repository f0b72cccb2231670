"""A setting is printed, or it is told that the theme does not print it."""

from __future__ import annotations

import pytest
from tests.pages.conftest import MM, Pages, text_of

SETTINGS = {
    "副标题": ("副题文字", "副题文字"),
    "作者": ("[张三丰]", "张三丰"),
    "密级": ("内部资料", "内部资料"),
    "报头": ("{编号: '000123'}", "000123"),
    "版记": (
        "{报: [区委甲], 送: [区府乙], 发: [各校丙], 印数: 51, 印发机关: 办公室丁, 印发日期: 2022年7月19日, 编辑: {校对: 李四光}}",
        "区委甲 区府乙 各校丙 51 办公室丁 2022年7月19日 李四光",
    ),
    "公文": (
        "{紧急程度: 特急, 发文字号: 城教发〔2024〕8号, 签发人: [王五爷], 主送: [各学校戊], 附注: 此件公开, 抄送: [区委己]}",
        "特急 城教发〔2024〕8号 王五爷 各学校戊 此件公开 区委己",
    ),
}
ARTICLE = (
    "---\n标题: 题\n引题: 引题文字\n副标题: 文章副题\n作者: 赵六郎\n供稿: 督导室庚\n---\n\n正文。"
)
OF_ARTICLE = "引题文字 文章副题 赵六郎 督导室庚"


@pytest.mark.parametrize("theme", ["jianbao", "gongwen", "reader", "pocket", "meeting"])
def test_each_setting_is_printed_or_told(pages: Pages, theme: str) -> None:
    written = {key: value for key, (value, _) in SETTINGS.items()}
    with pages.of(ARTICLE, theme=theme, **written) as found:
        printed = "".join(map(text_of, found))
    told = " ".join(item.message.zh for item in pages.diagnostics if item.code == "T013")
    expected = [word for _, words in SETTINGS.values() for word in words.split()]
    for word in (*expected, *OF_ARTICLE.split()):
        assert (word in printed) != (word in told.replace("2022-07-19", "2022年7月19日")), word
    for item in pages.diagnostics:
        if item.code == "T013":
            assert item.span is not None
            assert item.span.line


def test_a_source_that_the_word_for_it_stands_within_is_printed(pages: Pages) -> None:
    article = "---\n标题: 题\n供稿: 丙中学　编辑：丁某\n---\n\n正文。"
    with pages.of(article, theme="jianbao") as found:
        assert "丙中学供稿编辑：丁某" in "".join(map(text_of, found))
    assert not [item for item in pages.diagnostics if "供稿" in item.message.zh]


@pytest.mark.parametrize("theme", ["jianbao", "pocket", "gongwen", "reader"])
def test_a_masthead_written_with_a_brush_is_printed_or_told(pages: Pages, theme: str) -> None:
    pages.picture("题字.png", 1800, 400)
    with pages.of(ARTICLE, theme=theme, 报头="{图片: 题字.png}") as (page, *_):
        images = page.images
        assert all(image["x1"] < page.width - 15 * MM for image in images)
    assert bool(images) == (theme == "jianbao")
    told = [item for item in pages.diagnostics if item.code == "T013" and "报头" in item.message.zh]
    assert bool(told) == (not images)
    assert not pages.codes & {"L013", "L014", "L015"}


def test_a_number_that_stands_by_itself_is_printed(pages: Pages) -> None:
    with pages.of(ARTICLE, theme="huabao", 期号="7", 总期号="31") as found:
        assert "7" in {word["text"] for word in found[0].extract_words()}
    assert not [item for item in pages.diagnostics if "期号" in item.message.zh]
