from __future__ import annotations

from typing import Protocol

import pytest


class BookFolder(Protocol):
    found: list[str]

    def body(self, text: str) -> str: ...


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("[要点]{.着重}", '<em class="dots">要点</em>'),
        ("[要**点**]{.dots #a}", '<em class="dots" id="chapter-01-a">要<strong>点</strong></em>'),
        ("[张三]{.专名}[李四]{.proper}", '<u class="proper">张三</u><u class="proper">李四</u>'),
        ("[红楼梦]{.书名}", '<u class="book">红楼梦</u>'),
        ("[水浒]{.重 .书名}", '<u class="重 book">水浒</u>'),
        ('<span class="着重">点</span>', '<em class="dots">点</em>'),
    ],
)
def test_dots_and_lines(book: BookFolder, written: str, set_as: str) -> None:
    assert book.body(written) == f"<p>{set_as}</p>"
    assert book.found == []


@pytest.mark.parametrize(
    ("written", "pairs"),
    [
        ("[䶮]{拼音=yǎn}", "䶮yǎn"),
        ('[张䶮]{拼音="zhāng yǎn"}', "张zhāng|䶮yǎn"),
        ("[重庆]{注音=Chóngqìng}", "重庆Chóngqìng"),
        ('[莎士比亚]{reading="William Shakespeare"}', "莎士比亚William Shakespeare"),
        ('[葛\U000e0100城]{拼音="gě chéng"}', "葛\U000e0100gě|城chéng"),
        ('[**张**䶮]{拼音="zhāng yǎn"}', "<strong>张</strong>䶮zhāng yǎn"),
    ],
)
def test_readings(book: BookFolder, written: str, pairs: str) -> None:
    body = book.body(f"念{written}吧")
    inner = body.removeprefix("<p>念<ruby>").removesuffix("</ruby>吧</p>")
    plain = inner.replace("<rp>（</rp><rt>", "").replace("</rt><rp>）</rp>", "|")
    assert plain.removesuffix("|") == pairs
    assert book.found == []


def test_a_reading_is_for_spans_alone_and_cannot_be_forged(book: BookFolder) -> None:
    assert book.body('`码`{拼音=mǎ}<span data-reading="x">甲</span>') == (
        "<p><code>码</code><span>甲</span></p>"
    )
    assert [found.split()[0] for found in book.found] == ["M061", "M061"]
