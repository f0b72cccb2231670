"""jianbao explain: its words on the command line."""

from __future__ import annotations

import sys

import click

from jianbao.cli.overview import help_of


@click.command(name="explain", help=help_of("explain"))
@click.argument("code", required=False, default="")
def command(code: str) -> None:
    """Tell what a code means; of a letter, which codes it has."""
    from jianbao.cli.explain import explain  # noqa: PLC0415 - keeps --help instant

    sys.exit(explain(code.strip().upper()))
