"""jianbao undo: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="undo", help=help_of("undo"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), default=".", type=click.Path(path_type=Path)
)
def command(book: Path) -> None:
    """Take the last action back."""
    from jianbao.cli.undo import run_undo  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_undo(config_file(book)))
