from __future__ import annotations

import pytest
from lxml import etree

from jianbao.edition.screen.foreign import mark_foreign

ENGLISH = "The guidelines of the office are in the appendix."


def marked(markup: str) -> etree._Element:
    tree = etree.fromstring(f"<body>{markup}</body>")
    mark_foreign(tree)
    return tree


def addresses(markup: str) -> list[str | None]:
    return [span.text for span in marked(markup).iter("span")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见https://a.gov.cn/x/t_1.htm?id=3。后", "https://a.gov.cn/x/t_1.htm?id=3"),
        ("见 www.a.gov.cn/x/，后", "www.a.gov.cn/x/"),
        ("写信到zhang.san@a.gov.cn。", "zhang.san@a.gov.cn"),
        ("文件在D:/稿件", None),
        ("存入data/2024/03/report.docx里", "data/2024/03/report.docx"),
    ],
)
def test_an_address_is_found_without_the_marks_behind_it(text: str, address: str | None) -> None:
    assert addresses(f"<p>{text}</p>".replace("&", "&amp;")) == ([address] if address else [])


def test_code_is_left_alone() -> None:
    assert addresses("<pre>https://a.b/c</pre><p><code>https://a.b/c</code></p>") == []


def test_a_paragraph_in_english_says_so() -> None:
    (paragraph,) = marked(f"<p>{ENGLISH}</p>").iter("p")
    assert (paragraph.get("class"), paragraph.get("lang")) == ("latin", "en")


def test_a_paragraph_in_latin_letters_of_no_known_language_says_only_that() -> None:
    (paragraph,) = marked("<p>Bonjour à tous, Zhang San</p>").iter("p")
    assert (paragraph.get("class"), paragraph.get("lang")) == ("latin", None)


@pytest.mark.parametrize(
    "text", [f"{ENGLISH}完。", "2024", "—— ……", "𠮷 is the name of that in it"]
)
def test_a_paragraph_with_chinese_or_without_words_is_none_of_both(text: str) -> None:
    (paragraph,) = marked(f"<p>{text}</p>").iter("p")
    assert not paragraph.attrib


def test_a_language_that_the_writer_gave_stays() -> None:
    (paragraph,) = marked(f'<p lang="fr">{ENGLISH}</p>').iter("p")
    assert paragraph.get("lang") == "fr"
