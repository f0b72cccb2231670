"""jianbao preview: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="preview", help=help_of("preview"))
@click.argument("book", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help=words("端口，默认任选一个空的。", "The port; any free one by default."),
)
@click.option(
    "--editor",
    default="",
    help=words(
        "打开稿件的命令，如 'code -g {file}:{line}'；也可设环境变量 JIANBAO_EDITOR。",
        "What opens a manuscript, such as 'code -g {file}:{line}'; or set JIANBAO_EDITOR.",
    ),
)
@click.option(
    "--no-browser", is_flag=True, help=words("不打开浏览器。", "Do not open the browser.")
)
def command(book: Path, port: int, editor: str, *, no_browser: bool) -> None:
    """Preview a book in the browser."""
    from jianbao.cli.preview import run_preview  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_preview(config_file(book), port, editor, browser=not no_browser))
