"""jianbao word: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.language import words
from jianbao.cli.options import out_folder
from jianbao.cli.overview import help_of


@click.command(name="word", help=help_of("word"))
@click.argument(
    "articles",
    metavar=words("稿件...", "ARTICLES..."),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--book",
    type=click.Path(path_type=Path, exists=True),
    help=words(
        "它们所在的书（默认找稿件上面最近的 book.yaml）。",
        "Their book (default: the nearest book.yaml above).",
    ),
)
@out_folder
def command(articles: tuple[Path, ...], book: Path | None, out: Path | None) -> None:
    """Make a Word file of single articles."""
    from jianbao.cli.word import run_word  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_word(articles, book, out))
