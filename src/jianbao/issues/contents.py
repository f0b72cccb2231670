"""The articles of a book as its book.yaml lists them, whether or not it has faults elsewhere."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from jianbao import files
from jianbao.config.bare import Bare, bare
from jianbao.config.folder import BookFolder, OutsidePathError
from jianbao.config.keys import BOOK, CHAPTER, PART
from jianbao.config.listing import UneditableError
from jianbao.config.places import names_of
from jianbao.config.record import Record
from jianbao.config.scalars import BOOLEANS
from jianbao.config.source import SIZE_LIMIT

_CHAPTER: Final = CHAPTER.mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article in the list: ``number`` counts from 1 over all parts, ``part`` and ``place`` from 0."""

    number: int
    part: int
    place: int
    path: str
    title: str = ""
    """What book.yaml calls it, in place of its own title."""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a book.yaml lists; one part without a title where it has no parts."""

    parts: tuple[str, ...]
    articles: tuple[ListedArticle, ...]

    def article(self, number: int) -> ListedArticle | None:
        """Return the article of that number; None where there is none."""
        return self.articles[number - 1] if 0 < number <= len(self.articles) else None


def book_text(file: Path) -> str:
    """Return the text of the book.yaml at ``file``.

    Raises OSError where it cannot be read, UneditableError where it is no UTF-8.
    """
    try:
        return files.read(file, SIZE_LIMIT, None).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UneditableError(str(problem)) from problem


def book_mark(file: Path) -> bytes:
    """Return the byte order mark before the text of the book.yaml at ``file``, if there is one."""
    has_mark = files.read(file, SIZE_LIMIT, None).startswith(codecs.BOM_UTF8)
    return codecs.BOM_UTF8 if has_mark else b""


def contents(file: Path) -> Contents:
    """Return what the book.yaml at ``file`` lists; nothing of what cannot be understood.

    Raises OSError where it cannot be read.
    """
    try:
        return contents_of(book_text(file))
    except UneditableError:
        return Contents(parts=(), articles=())


def contents_of(text: str) -> Contents:
    """Return what the text of a book.yaml lists."""
    try:
        said = bare(text)
    except yaml.YAMLError:
        return Contents(parts=(), articles=())
    parts = _under(said, BOOK, "parts")
    owners = parts if isinstance(parts, list) else [said]
    record = PART if isinstance(parts, list) else BOOK
    titles = [str(_under(owner, PART, "title") or "") for owner in owners]
    articles = tuple(_articles([_under(owner, record, "chapters") for owner in owners]))
    return Contents(parts=tuple(titles if record is PART else [""]), articles=articles)


def found(folder: Path, path: str) -> Path | None:
    """Return the file that book.yaml calls ``path``; None where there is none in the folder."""
    try:
        entry = BookFolder(folder.resolve()).find(path)
    except (OutsidePathError, OSError, ValueError):
        return None
    return entry.real if entry is not None and entry.real.is_file() else None


def _articles(lists: list[Bare]) -> Iterator[ListedArticle]:
    number = 0
    for part, listed in enumerate(lists):
        for place, entry in enumerate(listed if isinstance(listed, list) else []):
            number += 1
            is_path = isinstance(entry, str)
            path = entry if is_path else _under(entry, _CHAPTER, "path")
            title = "" if is_path else _under(entry, _CHAPTER, "title")
            hidden = None if is_path else _under(entry, _CHAPTER, "hidden")
            yield ListedArticle(
                number=number,
                part=part,
                place=place,
                path=str(path or ""),
                title=str(title or ""),
                hidden=BOOLEANS.get(str(hidden), False),
            )


def _under(owner: Bare, record: object, name: str) -> Bare:
    if not isinstance(owner, dict) or not isinstance(record, Record):
        return None
    names = names_of(record, name)
    return next((value for key, value in owner.items() if key.strip() in names), None)
