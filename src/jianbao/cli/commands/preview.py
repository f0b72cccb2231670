"""jianbao preview: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of
from jianbao.cli.serving import served


@click.command(name="preview", help=help_of("preview"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), type=click.Path(path_type=Path), default=Path()
)
@served
def command(book: Path, port: int, editor: str, *, no_browser: bool) -> None:
    """Open one book in the browser."""
    from jianbao.cli.studio import run_studio  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_studio(config_file(book), port, editor, browser=not no_browser))
