"""What is asked for, what is at hand, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jianbao import fonts, themes
from jianbao.atomic_files import Written
from jianbao.book import Book
from jianbao.config import BookConfig
from jianbao.config.options import CopiesChoice
from jianbao.diagnostics import Text

__all__ = ["Prepared", "Progress", "Request", "Written"]

Progress = Callable[[Text], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build: the book.yaml, which outputs (all where empty), and where to put them."""

    file: Path
    only: tuple[str, ...] = ()
    out: Path | None = None
    copies: CopiesChoice = CopiesChoice()  # noqa: RUF009 (frozen)
    """What is asked of copies beyond, or against, what the book says."""
    pages: int = 0
    """Pages of the book that a cover is for; 0: as book.yaml says, or counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A book read and checked, with the theme and faces that it will be set in."""

    config: BookConfig
    book: Book
    theme: themes.Theme
    typefaces: fonts.Typefaces
