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
@click.option(
    "--get",
    is_flag=True,
    help=words("公文用的字体从哪里来。", "Where the faces of the trade come from."),
)
@as_json
def command(book: Path | None, *, get: bool, as_json: bool) -> None:
    """Show the faces of a book, or of no book in particular."""
    from jianbao.cli.fonts import show_fonts, tell_where_from  # noqa: PLC0415 - keeps --help instant

    if get:
        sys.exit(tell_where_from(as_json=as_json))
    sys.exit(show_fonts(config_file(book) if book else None, as_json=as_json))
