"""Books as they are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from jianbao.cli.language import words

CONFIG = "book.yaml"
SITE, VOLUMES = MADE = ("书架", "合订本")
"""Folders in that of a shelf in which its site and its bound volumes go, if nothing else is said."""


def config_file(book: Path) -> Path:
    """Return the configuration file of a book given as a folder or as the file itself.

    Raises UsageError for what is neither: a pipe would be waited for.
    """
    if book.exists() and not (book.is_dir() or book.is_file()):
        raise click.UsageError(
            words(f"“{book}”不是文件夹，也不是普通文件", f"{book} is no folder and no regular file")
        )
    return book / CONFIG if book.is_dir() else book


def config_files(books: Iterable[Path]) -> tuple[Path, ...]:
    """Return the configuration files of ``books``, each once.

    Of the folders that ``书架/*/`` names, what was made of the others is left out.
    """
    named = tuple(dict.fromkeys(books))
    others = tuple(book for book in named if book.name not in MADE or (book / CONFIG).is_file())
    return tuple(dict.fromkeys(map(config_file, others or named)))
