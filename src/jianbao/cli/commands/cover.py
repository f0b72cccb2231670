"""jianbao cover: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.options import as_json, out_folder
from jianbao.cli.overview import help_of


@click.command(name="cover", help=help_of("cover"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), type=click.Path(path_type=Path), default=Path()
)
@click.option(
    "--pages",
    type=click.IntRange(min=0, max=9999),
    default=0,
    help=words("书的页数（默认排一遍来数）。", "Pages of the book (default: counted)."),
)
@out_folder
@as_json
def command(book: Path, pages: int, out: Path | None, *, as_json: bool) -> None:
    """Make the cover of a book."""
    from jianbao.build import Request  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.build import run_build  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.copies import CopiesWishes  # noqa: PLC0415 - keeps --help instant

    request = Request(
        file=config_file(book), only=("cover",), out=out, asked=(("cover", "pages", pages),)
    )
    sys.exit(run_build(request, CopiesWishes(), quiet=False, as_json=as_json, strict=False))
