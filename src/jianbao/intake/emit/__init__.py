"""Articles bound into a book: manuscripts beside the others, and lines in its book.yaml."""

from __future__ import annotations

from jianbao.intake.emit.book_file import (
    UnclearBookError,
    chapter_paths,
    is_chinese,
    with_chapters,
)
from jianbao.intake.emit.files import put
from jianbao.intake.emit.filing import Bound, ManuscriptNumbers
from jianbao.intake.emit.known import KnownArticles, of
from jianbao.intake.emit.readback import read_back

__all__ = [
    "Bound",
    "KnownArticles",
    "ManuscriptNumbers",
    "UnclearBookError",
    "chapter_paths",
    "is_chinese",
    "of",
    "put",
    "read_back",
    "with_chapters",
]
