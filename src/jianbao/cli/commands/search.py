"""jianbao search: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="search", help=help_of("search"))
@click.argument("text", metavar=words("词", "WORDS"))
@click.argument(
    "folder",
    metavar=words("[书架]", "[SHELF]"),
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@as_json
def command(text: str, folder: Path, **wishes: bool) -> None:
    """Search."""
    if not text.strip():
        raise click.UsageError(words("要查什么词？", "search for what?"))
    from jianbao.cli.site import run_search  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_search(text, folder, as_json=wishes["as_json"]))
