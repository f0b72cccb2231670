from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.manuscript.frontmatter import MAX_CHARACTERS

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder


@pytest.mark.parametrize(
    "source",
    [
        "title: 题\nsubtitle: 副\nkicker: 引\nauthors: [张三, 李四]\nsource: 室\ndate: 2026-03-01\nsummary: 摘",
        "标题: 题\n副标题: 副\n引题: 引\n作者:\n  - 张三\n  - 李四\n供稿: 室\n日期: 2026-03-01\n摘要: 摘",
    ],
)
def test_keys_in_both_languages(book: BookFolder, source: str) -> None:
    chapter = book.chapter(f"---\n{source}\n---\n\n文\n")
    assert (chapter.title, chapter.subtitle, chapter.kicker) == ("题", "副", "引")
    assert chapter.authors == ("张三", "李四")
    assert (chapter.source, chapter.date, chapter.summary) == ("室", "2026-03-01", "摘")
    assert chapter.span.line == 2
    assert 'data-source="one.md:' in chapter.html
    assert book.diagnostics == ()


def test_who_edited_an_article_is_told_behind_who_sent_it(book: BookFolder) -> None:
    both = book.chapter("---\ntitle: 题\n供稿: 一小\n责任编辑: 张三\n---\n文\n")
    assert both.source == "一小\u3000责任编辑：张三"
    assert book.chapter("---\ntitle: 题\n责编: 张三\n---\n文\n").source == "责任编辑：张三"
    assert book.diagnostics == ()


def test_values_stay_as_they_are_written(book: BookFolder) -> None:
    chapter = book.chapter("---\ntitle: 2026\nsource: yes\ndate: 012\nkicker: ~\n---\n文\n")
    assert (chapter.title, chapter.source, chapter.date) == ("2026", "yes", "012")
    assert chapter.kicker == ""


def test_a_title_of_several_lines_is_broken_there(book: BookFolder) -> None:
    assert book.chapter("---\ntitle: [关于, 通知]\n---\n文").title == "关于\n通知"
    assert book.chapter("---\ntitle: |\n  关于\n  通知\n---\n文").title == "关于\n通知"


def test_lines_after_front_matter_keep_their_numbers(book: BookFolder) -> None:
    chapter = book.chapter("---\ntitle: 题\n---\n\n文\n")
    assert chapter.html == '<p data-source="one.md:5">文</p>'


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("title: 题\nautor: 张", "M013 one.md:3:1"),
        ("title: 题\nkicker: {a: b}", "M014 one.md:3:1"),
        ("title: 题\nsource: [甲, 乙]", "M014 one.md:3:1"),
        ("title: 题\nauthors: [[甲]]", "M014 one.md:3:1"),
        ("title: 题\n标题: 题", "M015 one.md:3:1"),
        ("title: &a 题\nsource: *a", "M016 one.md:3:9"),
        ("title: 题\nsource: '甲", "M011 one.md:3"),
        ("title: 题\nsource: [[[[甲]]]]", "M011 one.md:3"),
        ("title: 题\nsource: 甲\x7f", "M011 one.md:3"),
        ('title: 题\nsource: "\\ud800"', "M011 one.md:3"),
        ('title: 题\nsource: "\\0"', "M011 one.md:3"),
        ('title: 题\nsource: "\\UFFFFFFFF"', "M011 one.md:1"),
        ("标题：题", "M012 one.md:2"),
        ("title: 题\n? [a]\n: b", "M013 one.md:3"),
    ],
)
def test_each_mistake_has_its_place(book: BookFolder, block: str, found: str) -> None:
    book.chapter(f"---\n{block}\n---\n# 题\n\n文\n")
    assert book.found == [found]


def test_a_near_miss_is_named(book: BookFolder) -> None:
    book.chapter("---\n标提: 题\n---\n# 题\n\n文\n")
    (warning,) = book.diagnostics
    assert warning.hint is not None
    assert warning.hint.zh == "您是不是想写“标题”"


def test_front_matter_without_end_is_an_error_but_a_rule_is_none(book: BookFolder) -> None:
    book.chapter("---\ntitle: 题\n\n# 题\n\n文\n")
    assert book.codes == ["M010"]
    assert book.chapter("---\n\n# 题\n\n文\n").html.startswith("<hr")
    assert book.codes == []


def test_a_bomb_is_too_long(book: BookFolder) -> None:
    book.chapter(f"---\ntitle: {'[' * MAX_CHARACTERS}\n---\n# 题\n\n文\n")
    assert book.codes == ["M017"]


def test_empty_front_matter_is_none(book: BookFolder) -> None:
    assert book.chapter("---\n---\n# 题\n\n文\n").title == "题"
    assert book.codes == []
