"""Articles bound into a book: manuscripts beside the others, and lines in its book.yaml."""

from __future__ import annotations

from jianbao.intake.emit.book_file import (
    UnclearBookError,
    chapter_paths,
    is_chinese,
    with_chapters,
)
from jianbao.intake.emit.files import put
from jianbao.intake.emit.known import Known, of
from jianbao.intake.emit.readback import read_back
from jianbao.intake.emit.shelf import Bound, Shelf

__all__ = [
    "Bound",
    "Known",
    "Shelf",
    "UnclearBookError",
    "chapter_paths",
    "is_chinese",
    "of",
    "put",
    "read_back",
    "with_chapters",
]
