"""jianbao impose: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_file
from jianbao.cli.impose_options import impose_options
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="impose", help=help_of("impose"))
@click.argument(
    "source",
    metavar=words("文件.pdf|书", "FILE.pdf|BOOK"),
    type=click.Path(path_type=Path, exists=True),
)
@impose_options
def command(source: Path, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in ImpositionOrder
    """Impose a PDF or a book."""
    from jianbao.cli.impose import ImpositionOrder, run_impose  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_impose(ImpositionOrder(source=config_file(source), **wishes)))
