"""jianbao doctor: its words on the command line."""

from __future__ import annotations

import sys

import click

from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="doctor", help=help_of("doctor"))
@as_json
def command(*, as_json: bool) -> None:
    """Show what the machine has and lacks."""
    from jianbao.cli.doctor import run_doctor  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_doctor(as_json=as_json))
