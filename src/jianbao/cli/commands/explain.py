"""jianbao explain: its words on the command line."""

from __future__ import annotations

import sys

import click

from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="explain", help=help_of("explain"))
@click.argument("code", metavar=words("[代码]", "[CODE]"), required=False, default="")
def command(code: str) -> None:
    """Tell what a code means; of a letter, which codes it has; of a word, which say it."""
    from jianbao.cli.explain import explain  # noqa: PLC0415 - keeps --help instant

    sys.exit(explain(code.strip()))
