"""What both commands take that serve a page on this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from jianbao.cli.language import words

Command = TypeVar("Command", bound=Callable[..., Any])


def served(command: Command) -> Command:
    """Give ``command`` the options ``port``, ``editor`` and ``no_browser``."""
    options = (
        click.option(
            "--port",
            type=click.IntRange(0, 65535),
            default=0,
            help=words("端口，默认任选一个空的。", "The port; any free one by default."),
        ),
        click.option(
            "--editor",
            default="",
            help=words(
                "打开稿件的命令，如 'code -g {file}:{line}'；也可设环境变量 JIANBAO_EDITOR。",
                "What opens a manuscript, such as 'code -g {file}:{line}'; or set JIANBAO_EDITOR.",
            ),
        ),
        click.option(
            "--no-browser", is_flag=True, help=words("不打开浏览器。", "Do not open the browser.")
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
