"""Importing again: what is there is passed over, other versions are offered, late ones added."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake import contributed

from jianbao.intake import docx, plan
from jianbao.intake.model import Draft
from jianbao.intake.plan import Import
from jianbao.intake.splitting import Answers

NOTICE = contributed.read(
    "T 石桥小学举行运动会\n四月二十八日，石桥小学举行春季运动会，全校八百名学生参加。\n"
    "PIC 图为入场式\n运动会历时两天，共决出奖牌一百二十枚。\n"
)
LATE = contributed.read(
    "T 青禾小学开展读书活动\n五月六日，青禾小学开展读书活动，师生三百人参加。\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "book.yaml"
    file.write_text("书名: 简报\n文章:\n", "utf-8")
    return file


def draft(case: list[contributed.Entry], name: str = "来稿.docx") -> Draft:
    read = docx.read(contributed.official(case), name).value
    assert read is not None
    return read


def imported(book: Path, *drafts: Draft, answers: Answers = Answers()) -> Import:  # noqa: B008 - frozen
    """Import ``drafts`` and return what was done."""
    result = plan.prepare(drafts, book, answers)
    assert {item.code for item in result.diagnostics} <= {"N802", "N805"}
    assert result.value is not None
    if not result.value.is_empty:
        plan.write(result.value, "报告")
    return result.value


def test_the_same_again_is_passed_over_whatever_its_pictures_are_called(book: Path) -> None:
    imported(book, draft(LATE), draft(NOTICE))
    again = imported(book, draft(NOTICE, "另名.docx"), draft(LATE))
    assert again.is_empty
    assert [source.there for source in again.sources] == [
        ("稿件/02-石桥小学举行运动会.md",),
        ("稿件/01-青禾小学开展读书活动.md",),
    ]


def test_late_ones_are_added(book: Path) -> None:
    imported(book, draft(NOTICE))
    again = imported(book, draft(NOTICE), draft(LATE))
    assert [bound.path for bound in again.manuscripts] == ["稿件/02-青禾小学开展读书活动.md"]


def test_the_same_twice_in_one_import_is_taken_once(book: Path) -> None:
    done = imported(book, draft(NOTICE), draft(NOTICE, "来稿(1).docx"))
    assert len(done.manuscripts) == 1


def test_an_article_that_was_edited_in_the_book_is_still_known(book: Path) -> None:
    (bound,) = imported(book, draft(NOTICE)).manuscripts
    path = book.parent / bound.path
    path.write_text(path.read_text("utf-8").replace("八百名", "800名"), "utf-8")
    assert imported(book, draft(NOTICE)).sources[0].there == (bound.path,)


def test_another_version_is_offered_and_put_in_the_place_of_the_old(book: Path) -> None:
    (bound,) = imported(book, draft(NOTICE)).manuscripts
    newer = [contributed.Entry(one.mark, one.text.replace("八百名", "九百名")) for one in NOTICE]
    offered = imported(book, draft(newer))
    (changed,) = offered.sources[0].changed
    assert (offered.is_empty, changed.path) == (True, bound.path)
    span = changed.bound.article.span
    imported(book, draft(newer), answers=Answers(replaced=frozenset({span})))
    text = (book.parent / bound.path).read_text("utf-8")
    assert "九百名" in text
    assert "八百名" not in text
    assert imported(book, draft(newer)).sources[0].there == (bound.path,)


def test_another_article_of_the_same_title_is_added(book: Path) -> None:
    imported(book, draft(NOTICE))
    other = contributed.read(
        "T 石桥小学举行运动会\n十月九日秋高气爽，幼儿组也来到操场比试跳绳与拔河。\n"
    )
    assert len(imported(book, draft(other)).manuscripts) == 1


def test_loose_photos_are_put_among_the_pictures_once(book: Path) -> None:
    photos = [("会场 1.JPG", b"1"), ("会场 1.JPG", b"2")]
    for _ in range(2):
        done = plan.prepare([draft(NOTICE)], book, Answers(), photos=photos).value
        assert done is not None
        if not done.is_empty:
            plan.write(done, "报告")
    pictures = sorted(p.name for p in (book.parent / "稿件" / "图").iterdir())
    assert pictures == ["01-1.png", "会场1-2.jpg", "会场1.jpg"]
