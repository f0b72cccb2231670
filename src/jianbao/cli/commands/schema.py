"""jianbao schema: its words on the command line."""

from __future__ import annotations

import click

from jianbao.cli.overview import help_of


@click.command(name="schema", help=help_of("schema"))
def command() -> None:
    """Print the JSON Schema."""
    import json  # noqa: PLC0415 - keeps --help instant

    from jianbao.config import json_schema  # noqa: PLC0415 - keeps --help instant
    from jianbao.products import PRODUCTS  # noqa: PLC0415 - keeps --help instant

    click.echo(json.dumps(json_schema(PRODUCTS), ensure_ascii=False, indent=2))
