"""The shelf: which books it holds, what their cards say, and the issue that follows the last."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from jianbao import config
from jianbao.issues.first_issue import answered
from jianbao.products import PRODUCTS
from jianbao.studio.cards import COVER, COVER_WIDTH, card_of, cover_of, keep_cover
from jianbao.studio.routes.shelf import first_of, next_after, shelf_of
from jianbao.studio.shelf import Shelf, name_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder, issue, day in (("2026/第1期", 1, "2026-01-30"), ("2026/第2期", 2, "2026-02-27")):
        book = tmp_path / folder
        book.mkdir(parents=True)
        text = f"书名: 教育简报\n期号: {issue}\n日期: {day}\n文章:\n  - 甲.md\n  - {{稿件: 乙.md, 隐藏: 是}}\n"
        (book / "book.yaml").write_text(text, encoding="utf-8")
        (book / "甲.md").write_text("# 甲\n\n正文。\n", encoding="utf-8")
    (tmp_path / "坏的").mkdir()
    (tmp_path / "坏的/book.yaml").write_text("书名: [", encoding="utf-8")
    for aside in (".git", "2026/第1期/out"):
        (tmp_path / aside).mkdir()
        (tmp_path / aside / "book.yaml").write_text("书名: 不是\n", encoding="utf-8")
    return tmp_path


def _cards(root: Path) -> list[dict[str, Any]]:
    spoken = shelf_of(Shelf(root)).record(lambda text: text.zh)["result"]
    assert isinstance(spoken, dict)
    return list(spoken["books"])


def test_all_books_of_the_shelf_are_found_and_nothing_else(root: Path) -> None:
    found = [file.relative_to(root).as_posix() for file in Shelf(root).books()]
    assert found == ["2026/第1期/book.yaml", "2026/第2期/book.yaml", "坏的/book.yaml"]
    assert Shelf(root / "2026/第1期/book.yaml").is_one_book


def test_a_name_leads_to_its_book_alone(root: Path) -> None:
    shelf = Shelf(root)
    assert [shelf.book(name_of(file)) for file in shelf.books()] == shelf.books()
    assert shelf.book("../../etc/passwd") is None


def test_the_newest_issue_comes_first_and_a_broken_book_is_there_too(root: Path) -> None:
    cards = _cards(root)
    told = [(card["title"], card["issue"], card["date"], card["articles"]) for card in cards]
    assert told == [
        ("教育简报", "第2期", "2026年2月27日", 1),
        ("教育简报", "第1期", "2026年1月30日", 1),
        ("坏的", "", "", 0),
    ]
    assert [card["broken"] for card in cards] == [False, False, True]


def test_the_next_issue_is_foretold_and_made_as_it_is_answered(root: Path) -> None:
    shelf = Shelf(root)
    last = shelf.books()[1]
    before = set(root.iterdir())
    told = next_after(last, shelf, only=True).result
    assert set(root.iterdir()) == before
    assert told["number"] == next_after(last, shelf).result["number"]
    made = next_after(last, shelf, 77, date(2030, 1, 2))
    (fresh,) = (file for file in Shelf(root).books() if name_of(file) == made.result["id"])
    text = fresh.read_text("utf-8")
    assert "77" in text
    assert "2030" in text


def test_the_next_issue_has_the_settings_and_no_articles(root: Path) -> None:
    shelf = Shelf(root)
    made = next_after(shelf.books()[1], shelf)
    fresh = next(card for card in _cards(root) if card["id"] == made.result["id"])
    assert (fresh["issue"], fresh["articles"]) == ("第3期", 0)
    assert (root / fresh["folder"] / "book.yaml").is_file()


def test_no_issue_follows_a_book_that_cannot_be_read(root: Path) -> None:
    shelf = Shelf(root)
    before = shelf.books()
    assert not next_after(before[2], shelf).ok
    assert shelf.books() == before


def test_the_card_shows_the_newer_of_what_was_seen_and_what_was_built(root: Path) -> None:
    file = root / "2026/第1期/book.yaml"
    assert cover_of(file) is None
    assert card_of(file, "name", root)["cover"] == ""

    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(420, 595))
        pdf.save(file.parent / "out" / "简报.pdf")
    (file.parent / "out" / "简报-拼版.pdf").write_bytes(b"not looked at")
    assert "name/cover.png" in str(card_of(file, "name", root)["cover"])
    built = cover_of(file)
    assert built
    assert Image.open(io.BytesIO(built)).size[0] == COVER_WIDTH

    keep_cover(file, b"\x89PNG seen")
    os.utime(file.parent / COVER, (1, 1))
    assert cover_of(file) == built
    os.utime(file.parent / COVER)
    assert cover_of(file) == b"\x89PNG seen"


def test_nothing_is_made_outside_of_what_was_opened(root: Path) -> None:
    book = root / "2026/第2期/book.yaml"
    for opened in (book, book.parent):
        reply = next_after(book, Shelf(opened))
        assert (reply.status, [item.code for item in reply.diagnostics]) == (422, ["A013"])
    assert not (root / "2026/第3期").exists()


@pytest.mark.parametrize(
    ("title", "issue", "said", "number", "folder"),
    [
        ("教育简报", "第十五期", "第15期", "15", "教育简报-第15期"),
        ("教育简报", " 7 ", "第7期", "7", "教育简报-第7期"),
        ("教育简报", "增刊第2期", "增刊第2期", "增刊第2期", "教育简报-增刊第2期"),
        ("../上级: '简报'", "1", "第1期", "1", "上级 '简报'-第1期"),
        ("@ISSUE@\n第二行", "2026年第３期", "第3期", "3", "@ISSUE@ 第二行-第3期"),
    ],
)
def test_an_empty_shelf_gets_its_first_issue(
    tmp_path: Path, title: str, issue: str, said: str, number: str, folder: str
) -> None:
    first = answered(title, issue, "区教育局\x00'办公室'", date(2026, 12, 1))
    assert first is not None
    shelf = Shelf(tmp_path)
    made = first_of(first, shelf)
    assert made.result == {"id": name_of(tmp_path / folder / "book.yaml"), "number": number}

    (card,) = _cards(tmp_path)
    assert card["title"] == " ".join(title.split())
    assert (card["issue"], card["date"], card["articles"]) == (said, "2026年12月1日", 0)
    loaded = config.load(shelf.books()[0], PRODUCTS)
    assert {item.code for item in loaded.diagnostics if item.is_error} == {"C040"}
    book = shelf.books()[0]
    book.write_text(book.read_text("utf-8").replace("文章:\n", "文章: [一.md]\n"), "utf-8")
    (book.parent / "一.md").write_text("# 题目\n\n正文。\n", "utf-8")
    loaded = config.load(shelf.books()[0], PRODUCTS)
    assert not [item for item in loaded.diagnostics if item.is_error]
    assert loaded.value
    assert loaded.value.issuer == "区教育局 '办公室'"

    first_of(first, shelf)
    assert [file.parent.name for file in shelf.books()] == [folder, f"{folder}-2"]


def test_a_first_issue_needs_all_answers_and_a_shelf(root: Path) -> None:
    for wrong in (" ", "春季号", "1" * 10):
        assert answered("教育简报", wrong, "办公室", date(2026, 12, 1)) is None
    first = answered("教育简报", "1", "办公室", date(2026, 12, 1))
    assert first
    before = sorted(root.rglob("*"))
    assert first_of(first, Shelf(root / "2026/第2期/book.yaml")).status == 422
    assert sorted(root.rglob("*")) == before
