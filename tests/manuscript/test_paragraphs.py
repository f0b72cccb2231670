"""Paragraphs as they are typed: indented by spaces, or serial lines one below another."""

from __future__ import annotations

import pytest
from tests.manuscript.conftest import BookFolder


@pytest.mark.parametrize("indent", ["    ", "\t", "　　", "        "])
def test_an_indented_paragraph_is_text(book: BookFolder, indent: str) -> None:
    assert (
        book.body(f"{indent}3月1日，全校1200名师生参加。") == "<p>3月1日，全校1200名师生参加。</p>"
    )


def test_indented_text_is_told_once_and_programs_stay_code(book: BookFolder) -> None:
    body = book.body("    会议召开。\n\n    会议指出。\n\n    print(1)")
    assert body.count("<p>") == 2
    assert "<pre><code>print(1)" in body
    assert book.found == ["M082 one.md:3"]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、食堂", "二、校车", "三、消防"),
        ("（一）食堂", "（二）校车"),
        ("(1)食堂", "(2)校车"),
        ("1、食堂", "2、校车", "10、消防"),
        ("①食堂", "② 校车"),
        ("第一，食堂", "第二，校车"),
    ],
)
def test_serial_lines_stay_lines(book: BookFolder, lines: tuple[str, ...]) -> None:
    body = book.body("内容如下：\n" + "\n".join(lines))
    assert body.split("\n") == ["<p>内容如下：</p>", *(f"<p>{line}</p>" for line in lines)]
    assert book.found == ["M083 one.md:4"]


def test_a_paragraph_over_several_lines_is_one(book: BookFolder) -> None:
    text = "会议指出，一季度\n一、二年级开局平稳，\n2024年要继续。"
    assert book.body(text) == f"<p>{text.replace(chr(10), '')}</p>"
    assert book.diagnostics == ()


def test_lines_that_begin_with_full_width_space_are_paragraphs(book: BookFolder) -> None:
    assert book.body("　　第一段。\n　　第二段。") == "<p>第一段。</p>\n<p>第二段。</p>"


def test_each_of_parted_lines_knows_its_own_line(book: BookFolder) -> None:
    html = book.chapter("# 题\n\n一、甲\n二、乙").html
    assert 'data-source="one.md:4">二、乙' in html


def test_accents_are_put_on_their_letters_and_that_is_said_once(book: BookFolder) -> None:
    chapter = book.chapter("# Zha\u0304ng\n\nlu\u0308\u030c\n\ncafe\u0301、\uf92c")
    assert (chapter.title, book.bare(chapter.html)) == (
        "Zhāng",
        "<p>lǚ</p>\n<p>café、\uf92c</p>",
    )
    assert book.found == ["M006 one.md:1"]


def test_annexes_listed_behind_their_word_stay_lines(book: BookFolder) -> None:
    body = book.body("附件：1. 成员名单\n2. 隐患排查台账")
    assert body.split("\n") == ["<p>附件：1. 成员名单</p>", "<p>2. 隐患排查台账</p>"]
