from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jianbao.edition.ebook.text_combine import stand_up


def stood(markup: str) -> etree._Element:
    tree = etree.fromstring(f"<body>{markup}</body>")
    stand_up(tree)
    return tree


def upright(markup: str) -> list[str | None]:
    return [span.text for span in stood(markup).iter("span") if span.get("class") == "upright"]


def test_one_or_two_digits_stand_upright() -> None:
    assert upright("<p>2021年11月3日，第5条</p>") == ["11", "3", "5"]


def test_longer_numbers_decimals_shares_and_words_lie_on_their_side() -> None:
    assert upright("<p>2021年，3.5倍，98%，A4纸，100人，13900000000，3-5岁</p>") == []


def test_cells_and_captions_are_set_in_vertical_lines_too() -> None:
    text = "<table><tr><td>3人</td></tr></table>5人<pre>7</pre><figure><figcaption>图9</figcaption></figure>"
    assert upright(text) == ["3", "5", "9"]


@given(st.lists(st.text("年12.%A中 ", max_size=8), min_size=2, max_size=2))
def test_no_character_is_lost_or_moved(texts: list[str]) -> None:
    tree = stood(f"<p>{texts[0]}<em>{texts[1]}</em>{texts[0]}</p>")
    assert "".join(map(str, tree.itertext())) == texts[0] + texts[1] + texts[0]
