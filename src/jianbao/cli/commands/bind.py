"""jianbao bind: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import VOLUMES
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="bind", help=help_of("bind"))
@click.argument(
    "folder",
    metavar=words("书架", "SHELF"),
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--year",
    required=True,
    type=click.IntRange(1000, 9999),
    help=words("合订哪一年出的各期。", "The year of the issues."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words("合订本写到这个文件夹（默认“SHELF/合订本”）。", "Where to write the volumes."),
)
@click.option("--title", default="", help=words("合订本的名字。", "What the volume is called."))
@click.option(
    "--epub-size",
    type=click.IntRange(1, 2000),
    default=50,
    help=words("一册 EPUB 最多多少 MB，默认 50。", "MB of one EPUB at most, 50."),
)
@as_json
def command(
    folder: Path, year: int, out: Path | None, title: str, epub_size: int, **wishes: bool
) -> None:
    """Bind a year."""
    from jianbao.cli.site import run_bind  # noqa: PLC0415 - keeps --help instant
    from jianbao.shelf.volume import VolumeWishes  # noqa: PLC0415 - as above

    volume = VolumeWishes(
        shelf=folder,
        out=out or folder / VOLUMES,
        year=str(year),
        title=title,
        megabytes=epub_size,
    )
    sys.exit(run_bind(volume, as_json=wishes["as_json"]))
