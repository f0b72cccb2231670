"""jianbao serve: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="serve", help=help_of("serve"))
@click.argument(
    "folder",
    metavar=words("书架", "SHELF"),
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words("网站在这个文件夹（默认“SHELF/书架”）。", "Where the site is."),
)
@click.option("--title", default="", help=words("书架的名字。", "What the shelf is called."))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    help=words("端口，默认 8000；0 为任选一个空的。", "The port, 8000; 0 for any free one."),
)
@click.option(
    "--host",
    default="0.0.0.0",  # noqa: S104 - it is there for the whole office
    help=words(
        "只在这个地址上听，如 127.0.0.1 只给本机看；默认全单位的网都能看。",
        "Listen at this address alone, such as 127.0.0.1; all by default.",
    ),
)
@click.option(
    "--address",
    default="",
    metavar="http://…/",
    help=words("印在海报上的网址，默认是本机在网里的地址。", "The address on the poster."),
)
@click.option(
    "--poster",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words(
        "先把扫码看书架的海报（A4，PDF）写到这里。", "Write a poster with a QR code here first."
    ),
)
def command(folder: Path, out: Path | None, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in ServeOrder
    """Serve the site."""
    from jianbao.cli.site import ServeOrder, run_serve  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_serve(ServeOrder(shelf=folder, out=out or folder / "书架", **wishes)))
