"""jianbao archive: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jianbao.cli.books import config_file, file_named
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="archive", help=help_of("archive"))
@click.argument(
    "issue", metavar=words("期|存档", "ISSUE|ARCHIVE"), type=click.Path(path_type=Path, exists=True)
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words("归到这个文件夹（默认书旁边的“归档”）。", "Where to put the archive."),
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=words(
        "元数据的元素名对照表（YAML；默认都柏林核心）。", "Element names of the metadata (YAML)."
    ),
)
@click.option(
    "--verify",
    "is_verified",
    is_flag=True,
    help=words("核对一份归档（文件夹或 zip），不写什么。", "Verify an archive, write nothing."),
)
@as_json
def command(
    issue: Path, out: Path | None, mapping: Path | None, *, is_verified: bool, as_json: bool
) -> None:
    """Archive an issue, or verify an archive."""
    from jianbao.archive import ArchiveWishes  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.archive import run_archive, run_verify  # noqa: PLC0415 - as above

    if is_verified:
        file_named(issue)  # refuses a pipe, which would be waited for
        sys.exit(run_verify(issue, as_json=as_json))
    file = config_file(issue).resolve()
    wishes = ArchiveWishes(file=file, out=out or file.parent.parent / "归档", mapping=mapping)
    sys.exit(run_archive(wishes, as_json=as_json))
