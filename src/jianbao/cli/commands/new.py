"""jianbao new: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="new", help=help_of("new"))
@click.argument(
    "folder", metavar=words("[文件夹]", "[FOLDER]"), required=False, type=click.Path(path_type=Path)
)
@click.option(
    "--from",
    "last",
    type=click.Path(exists=True, path_type=Path),
    help=words(
        "上一期的文件夹：设置照旧，期号加一，日期按以往的间隔，不带文章。",
        "The last issue: its settings, the next number, the day by their rhythm, no articles.",
    ),
)
def command(folder: Path | None, last: Path | None) -> None:
    """Make a new book, whose facts are asked for without a folder, or the issue after another."""
    from jianbao.cli.new import ask_and_make, make_book, make_next  # noqa: PLC0415 - keeps --help instant

    if last is not None:
        sys.exit(make_next(config_file(last), folder))
    sys.exit(make_book(folder) if folder else ask_and_make())
