"""jianbao merge: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.options import as_json
from jianbao.cli.overview import help_of


@click.command(name="merge", help=help_of("merge"))
@click.argument(
    "drafts",
    metavar=words("送审稿...", "DRAFTS..."),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--into",
    "book",
    default=".",
    type=click.Path(path_type=Path),
    help=words(
        "收进这本书（文件夹或 book.yaml；默认为当前文件夹）。",
        "The book: its folder or its book.yaml (default: here).",
    ),
)
@click.option(
    "--dry-run",
    is_flag=True,
    help=words("只列出改动，什么都不写。", "List the changes, write nothing."),
)
@click.option(
    "--yes", "-y", is_flag=True, help=words("接受全部没有冲突的改动。", "Accept all but conflicts.")
)
@click.option(
    "--accept", multiple=True, metavar=words("姓名", "NAME"),
    help=words("接受这个人的改动（可写多次）。", "Accept what this reviewer changed."),
)  # fmt: skip
@click.option(
    "--reject", multiple=True, metavar=words("姓名", "NAME"),
    help=words("不要这个人的改动和批注（可写多次）。", "Refuse what this reviewer changed and noted."),
)  # fmt: skip
@click.option(
    "--prefer", multiple=True, metavar=words("姓名", "NAME"),
    help=words(
        "有冲突时听这个人的；写“稿件”，就照稿件（可写多次，先写的优先）。",
        "In conflicts follow this reviewer, or “manuscript”; the first named comes first.",
    ),
)  # fmt: skip
@click.option(
    "--skip", multiple=True, type=int, metavar=words("号", "N"),
    help=words("跳过清单里的这一处（可写多次）。", "Leave out this number of the list."),
)  # fmt: skip
@as_json
def command(book: Path, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in MergeOrder
    """Take reviewers' changes back."""
    from jianbao.cli.merge import MergeOrder, run_merge  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_merge(MergeOrder(book=config_file(book), **wishes)))
