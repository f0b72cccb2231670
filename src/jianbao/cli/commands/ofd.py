"""jianbao ofd: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="ofd", help=help_of("ofd"))
@click.argument(
    "source", metavar=words("文件.pdf", "FILE.pdf"), type=click.Path(path_type=Path, exists=True)
)
@click.option(
    "--out",
    metavar=words("文件.ofd", "FILE.ofd"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=words("写到这个文件（默认“原名.ofd”）。", "The file to write."),
)
@as_json
def command(source: Path, out: Path | None, **wishes: bool) -> None:
    """Convert a PDF."""
    from jianbao.cli.ofd import run_ofd  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_ofd(source, out or source.with_suffix(".ofd"), as_json=wishes["as_json"]))
