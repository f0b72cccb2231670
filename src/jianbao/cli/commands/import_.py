"""jianbao import: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="import", help=help_of("import"))
@click.argument(
    "paths",
    metavar=words("来稿...", "SOURCES..."),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--into",
    "book",
    required=True,
    type=click.Path(path_type=Path),
    help=words("收进这本书（文件夹或 book.yaml）。", "The book: its folder or its book.yaml."),
)
@click.option(
    "--dry-run", is_flag=True, help=words("只看结果，什么都不写。", "Show it all, write nothing.")
)
@click.option(
    "--yes",
    "-y",
    is_flag=True,
    help=words(
        "采纳提议；去掉、挪动、拆分的仍要问。",
        "Take proposals, but ask what to drop, move or part.",
    ),
)
@click.option(
    "--skip-bad",
    is_flag=True,
    help=words("读不了的先放过，收下其余的。", "Leave out what cannot be read, take the rest."),
)
@click.option(
    "--watch",
    is_flag=True,
    help=words("跟着文件夹，来一份收一份。", "Follow the folder and import what comes."),
)
@as_json
@click.option(
    "--encoding",
    default="",
    help=words("文本的编码，如 gb18030；默认自动判断。", "Encoding of texts, such as gb18030."),
)
def command(book: Path, *, watch: bool, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in ImportOrder
    """Import contributions."""
    from jianbao.cli.import_ import ImportOrder, run_import  # noqa: PLC0415 - keeps --help instant

    order = ImportOrder(book=config_file(book), **wishes)
    if watch:
        from jianbao.cli.inbox import follow  # noqa: PLC0415 - as above

        sys.exit(follow(order))
    sys.exit(run_import(order))
