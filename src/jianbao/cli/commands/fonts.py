"""jianbao fonts: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="fonts", help=help_of("fonts"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), type=click.Path(path_type=Path), required=False
)
@as_json
def command(book: Path | None, *, as_json: bool) -> None:
    """Show the faces of a book, or of no book in particular."""
    from jianbao.cli.fonts import show_fonts  # noqa: PLC0415 - keeps --help instant

    sys.exit(show_fonts(config_file(book) if book else None, as_json=as_json))
