"""The first pages of a book in every theme."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from jianbao import themes
from jianbao.studio.samples import sample, state_of

BRIEFING = Path("tests/books/briefing")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(BRIEFING, tmp_path / "书", ignore=shutil.ignore_patterns("expected"))
    return tmp_path / "书" / "book.yaml"


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        return image.size


@pytest.mark.parametrize("theme", themes.available(Path("book")))
def test_every_theme_shows_the_book_or_says_why_not(book: Path, theme: str) -> None:
    made = sample(book, theme)
    assert made.picture.startswith(b"\x89PNG") or made.diagnostics
    assert not list(book.parent.glob("out"))


def test_a_small_page_looks_small(book: Path) -> None:
    large, small = _size(sample(book, "reader").picture), _size(sample(book, "pocket").picture)
    assert large[0] > large[1]  # two pages beside each other
    assert small[1] < 0.8 * large[1]


def test_a_book_of_long_articles_costs_no_more(book: Path) -> None:
    usual = sample(book, "jianbao").picture
    long = book.parent / "长.md"
    long.write_text("# 长\n\n" + "很长的一段正文。" * 60_000, "utf-8")
    text = book.read_text("utf-8")
    first = text.index("\n  - ", text.index("文章"))
    book.write_text(f"{text[:first]}\n  - 长.md{text[first:]}", "utf-8")
    assert sample(book, "jianbao").picture == usual


def test_what_is_wrong_with_the_book_is_told(book: Path) -> None:
    assert sample(book, "nowhere").diagnostics
    book.write_text("书名: [", "utf-8")
    made = sample(book, "jianbao")
    assert made.diagnostics
    assert not made.picture
    assert state_of(book)


def test_the_samples_are_the_same_until_the_text_changes(book: Path) -> None:
    before = state_of(book)
    text = book.read_text("utf-8")
    book.write_text(f"{text}版式: {{名称: reader, 选项: {{纸张: A5}}}}\n", "utf-8")
    assert state_of(book) == before
    book.write_text(text.replace("书名:", "书名: 另一本 #", 1), "utf-8")
    assert state_of(book) != before
