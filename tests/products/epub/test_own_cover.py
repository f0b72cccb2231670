"""The user's own cover: checked as the pictures of manuscripts are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from jianbao import build
from jianbao.diagnostics import Span

if TYPE_CHECKING:
    from tests.manuscript.conftest import BookFolder

    from jianbao.diagnostics import Diagnostic

Maker = Callable[..., bytes]
PLACE = Span(file="book.yaml", line=3, column=18, end_column=20)


def said_of(book: BookFolder, cover: str) -> list[Diagnostic]:
    """Return what is said of pictures before anything is made."""
    book.write("one.md", "# 题\n\n文\n")
    book.write(
        "book.yaml", f"title: 册\nchapters: [one.md]\noutputs: {{epub: {{封面: {cover}}}}}\n"
    )
    prepared = build.prepare(book.folder / "book.yaml")
    return [item for item in prepared.diagnostics if item.code.startswith("I")]


def test_a_cover_that_is_large_enough_is_taken_in_silence(book: BookFolder, png: Maker) -> None:
    book.write("图/封面.png", png(1200, 1600))
    assert said_of(book, "图/封面.png") == []


@pytest.mark.parametrize(
    ("data", "code", "is_error"),
    [(None, "I014", False), (b"no picture", "I005", True), (b"GIF89a", "I005", True)],
    ids=["small", "broken", "of another kind"],
)
def test_what_is_wrong_with_the_cover_is_told_where_it_is_named(
    book: BookFolder, png: Maker, data: bytes | None, code: str, *, is_error: bool
) -> None:
    book.write("封面.png", png(600, 800) if data is None else data)
    found = said_of(book, "封面.png")
    assert [(item.code, item.span, item.is_error) for item in found] == [(code, PLACE, is_error)]
