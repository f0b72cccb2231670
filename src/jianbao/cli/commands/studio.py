"""jianbao studio: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.language import words
from jianbao.cli.overview import help_of
from jianbao.cli.serving import served


@click.command(name="studio", help=help_of("studio"))
@click.argument(
    "shelf",
    metavar=words("[书架]", "[SHELF]"),
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
)
@served
def command(shelf: Path, port: int, editor: str, *, no_browser: bool) -> None:
    """Open a folder of books in the browser."""
    from jianbao.cli.studio import run_studio  # noqa: PLC0415 - keeps --help instant

    if not shelf.is_dir():  # click lets pipes pass
        raise click.UsageError(words(f"“{shelf}”不是文件夹", f"{shelf} is no folder"))
    sys.exit(run_studio(shelf, port, editor, browser=not no_browser))
