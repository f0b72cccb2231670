"""jianbao cache: its words on the command line."""

from __future__ import annotations

import sys

import click

from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="cache", help=help_of("cache"))
@click.option("--prune", is_flag=True, help=words("清空。", "Empty it."))
@as_json
def command(*, prune: bool, as_json: bool) -> None:
    """Show or empty the cache."""
    from jianbao.cli.cache import run_cache  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_cache(prune=prune, as_json=as_json))
