"""jianbao history: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of

_NUMBER = click.IntRange(min=1)


@click.command(name="history", help=help_of("history"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), default=".", type=click.Path(path_type=Path)
)
@click.option(
    "--show",
    type=_NUMBER,
    help=words(
        "第几版（1 是最近的一版）和它前一版有哪些不同。",
        "Show in what a version (1 is the newest) differs from the one before.",
    ),
)
@click.option(
    "--restore",
    type=_NUMBER,
    help=words("把书恢复成第几版。", "Put the book back as it was in that version."),
)
@click.option(
    "--file",
    "files",
    multiple=True,
    help=words("只恢复这一个文件，可以写几次。", "Put back this file alone; may be repeated."),
)
@click.option(
    "--keep", help=words("存一版，起这个名字。", "Keep the present state under this name.")
)
def command(
    book: Path, show: int | None, restore: int | None, files: tuple[str, ...], keep: str | None
) -> None:
    """List, compare, name and restore versions."""
    from jianbao.cli.history import HistoryOrder, run_history  # noqa: PLC0415 - keeps --help instant

    order = HistoryOrder(
        book=config_file(book), show=show or 0, restore=restore or 0, files=files, keep=keep or ""
    )
    sys.exit(run_history(order))
