"""jianbao schema: its words on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="schema", help=help_of("schema"))
@click.option(
    "--output",
    is_flag=True,
    help=words("各命令的 --json 输出什么。", "Of what commands print with --json."),
)
def command(*, output: bool) -> None:
    """Print the JSON Schema of book.yaml, or of the envelope."""
    import json  # noqa: PLC0415 - keeps --help instant

    from jianbao.config import json_schema  # noqa: PLC0415 - keeps --help instant
    from jianbao.products import PRODUCTS  # noqa: PLC0415 - keeps --help instant

    if output:
        envelope = Path(__file__).parents[1] / "envelope.schema.json"
        click.echo(envelope.read_text("utf-8"), nl=False)
        return
    click.echo(json.dumps(json_schema(PRODUCTS), ensure_ascii=False, indent=2))
