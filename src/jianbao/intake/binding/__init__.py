"""Articles bound into a book: manuscripts beside the others, and lines in its book.yaml."""

from __future__ import annotations

from jianbao.intake.binding.book_file import (
    UnclearBookError,
    chapter_paths,
    is_chinese,
    with_chapters,
)
from jianbao.intake.binding.files import put
from jianbao.intake.binding.readback import read_back
from jianbao.intake.binding.shelf import Bound, Shelf

__all__ = [
    "Bound",
    "Shelf",
    "UnclearBookError",
    "chapter_paths",
    "is_chinese",
    "put",
    "read_back",
    "with_chapters",
]
