"""Titles and lead-ins of boxes and editors' notes, and where quotations are from."""

from __future__ import annotations

import pytest
from lxml import etree

from jianbao.edition.asides import dress_asides
from jianbao.edition.labels import labels_for


def dressed(markup: str, language: str = "zh-Hans") -> str:
    tree = etree.fromstring(f"<body>{markup}</body>")
    dress_asides(tree, labels_for(language))
    return etree.tostring(tree, encoding="unicode")[6:-7]


def test_a_note_says_what_it_is() -> None:
    assert dressed('<aside class="editor-note"><p>现选登<b>如下</b>。</p></aside>') == (
        '<aside class="editor-note"><p><span class="lead-in">编者按：</span>现选登<b>如下</b>。</p></aside>'
    )
    english = dressed('<aside class="editor-note"><p>Two reports.</p></aside>', "en")
    assert "Editor’s note: </span>Two" in english


@pytest.mark.parametrize(
    "words",
    ["编者按：近期", "按：近期", "【编者按】近期", "<strong>编者按</strong>：近期", "編者按：近期"],
)
def test_a_note_that_says_so_itself_is_left_alone(words: str) -> None:
    markup = f'<aside class="editor-note"><p>{words}</p></aside>'
    assert dressed(markup) == markup


@pytest.mark.parametrize("words", ["按照要求，现予印发。", "按语的写法"])
def test_words_that_only_begin_alike_are_no_lead_in(words: str) -> None:
    assert "lead-in" in dressed(f'<aside class="editor-note"><p>{words}</p></aside>')


def test_a_bold_first_paragraph_is_the_title_of_a_box() -> None:
    titled = '<aside class="box"><p><strong>要求</strong></p><p>正文</p></aside>'
    assert '<p class="title">' in dressed(titled)
    for other in (
        '<aside class="box"><p><strong>要求</strong></p></aside>',
        '<aside class="box"><p><strong>一是</strong>抓紧</p><p>正文</p></aside>',
    ):
        assert dressed(other) == other


def test_a_document_of_an_e_book_is_dressed_alike() -> None:
    tree = etree.fromstring(
        '<body xmlns="http://www.w3.org/1999/xhtml"><aside class="editor-note"><p>近期</p></aside>'
        "<blockquote><p>好。——书</p></blockquote></body>"
    )
    dress_asides(tree, labels_for("zh-Hans"))
    assert b'<span class="lead-in">' in etree.tostring(tree)
    assert b'<p class="to-right origin">' in etree.tostring(tree)


def test_the_origin_of_a_quotation_has_its_own_line() -> None:
    origin = dressed("<blockquote><p>教育兴则国家兴。——摘自讲话</p></blockquote>")
    assert '<p>教育兴则国家兴。</p><p class="to-right origin">——摘自讲话</p>' in origin
    for other in ("教育——国之大计。", "他说。——这是后话，不提。", "一个——破折号"):
        markup = f"<blockquote><p>{other}</p></blockquote>"
        assert dressed(markup) == markup
