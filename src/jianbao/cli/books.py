"""Books as they are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from jianbao.cli.language import say, words
from jianbao.diagnostics import did_you_mean

CONFIG = "book.yaml"
SITE, VOLUMES = MADE = ("书架", "合订本")
"""Folders in that of a shelf in which its site and its bound volumes go, if nothing else is said."""


def config_file(book: Path) -> Path:
    """Return the configuration file of a book given as a folder or as the file itself.

    Raises UsageError for what is not there, and for what is neither: a pipe would be waited for.
    """
    file = file_named(book)
    if file.exists():
        return file
    if book.is_dir():
        zh = f"“{book}”里没有 {CONFIG}：写上书的文件夹，或先用 jianbao new 新建一本"
        en = f"{book} has no {CONFIG}: name the folder of a book, or make one with jianbao new"
        raise click.UsageError(words(zh, en))
    pattern = f"*{book.suffix}" if book.suffix else f"*/{CONFIG}"
    alike = (path if book.suffix else path.parent for path in book.parent.glob(pattern))
    near = did_you_mean(book.name, (path.name for path in alike))
    hint = f"{words('，', '; ')}{say(near)}" if near else ""
    raise click.UsageError(words(f"没有“{book}”{hint}", f"there is no {book}{hint}"))


def config_files(books: Iterable[Path]) -> tuple[Path, ...]:
    """Return the configuration files of ``books``, each once; of one alone it has to be there.

    Of the folders that ``书架/*/`` names, what was made of the others is left out.
    """
    named = tuple(dict.fromkeys(books))
    others = tuple(book for book in named if book.name not in MADE or (book / CONFIG).is_file())
    those = others or named
    find = config_file if len(those) == 1 else file_named
    return tuple(dict.fromkeys(map(find, those)))


def file_named(book: Path) -> Path:
    """Return the file that ``book`` names, be it there or not; raises UsageError for a pipe."""
    if book.exists() and not (book.is_dir() or book.is_file()):
        raise click.UsageError(
            words(f"“{book}”不是文件夹，也不是普通文件", f"{book} is no folder and no regular file")
        )
    return book / CONFIG if book.is_dir() else book
