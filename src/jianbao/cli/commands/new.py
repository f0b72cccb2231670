"""jianbao new: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.overview import help_of


@click.command(name="new", help=help_of("new"))
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make the folder of a new book."""
    from jianbao.cli.new import make_book  # noqa: PLC0415 - keeps --help instant

    sys.exit(make_book(folder))
