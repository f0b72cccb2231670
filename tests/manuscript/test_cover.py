"""The user's own cover: checked as the pictures of manuscripts are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jianbao.config.options import OutputChoice, ScreenOptions
from jianbao.diagnostics import Span
from jianbao.manuscript import read

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder

    from jianbao.book import Book
    from jianbao.diagnostics import Result

Maker = Callable[..., bytes]
PLACE = Span(file="book.yaml", line=5, column=9)


def read_with(book: BookFolder, cover: str) -> Result[Book]:
    book.write("one.md", "# 题\n\n文\n")
    config = book.config("one.md")
    choice = OutputChoice(name="epub", screen=ScreenOptions(cover=cover))
    spans = (("outputs.epub.cover", PLACE),)
    return read(replace(config, outputs=(OutputChoice(name="pdf"), choice), spans=spans))


def test_the_cover_goes_with_the_book(book: BookFolder, png: Maker) -> None:
    book.write("图/封面.png", png(1200, 1600))
    result = read_with(book, "图/封面.png")
    assert result.diagnostics == ()
    assert result.value is not None
    assert result.value.cover is not None
    assert (result.value.cover.width, result.value.cover.height) == (1200, 1600)
    assert result.value.assets == ()


@pytest.mark.parametrize(
    ("data", "code", "is_error"),
    [(None, "I014", False), (b"no picture", "I005", True), (b"GIF89a", "I005", True)],
    ids=["small", "broken", "of another kind"],
)
def test_what_is_wrong_with_the_cover_is_told_where_it_is_named(
    book: BookFolder, png: Maker, data: bytes | None, code: str, *, is_error: bool
) -> None:
    book.write("封面.png", png(600, 800) if data is None else data)
    result = read_with(book, "封面.png")
    assert [(item.code, item.span, item.is_error) for item in result.diagnostics] == [
        (code, PLACE, is_error)
    ]
    assert result.value is not None
    assert (result.value.cover is None) == is_error


def test_without_one_named_the_theme_draws_it(book: BookFolder) -> None:
    book.write("one.md", "# 题\n\n文\n")
    assert book.read("one.md").cover is None
