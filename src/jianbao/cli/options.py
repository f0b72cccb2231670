"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from jianbao.cli.language import words

as_json = click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
out_folder = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words(
        "输出到这个文件夹（默认为书旁的 out/）。",
        "Where to put what is made (default: out/ beside the book).",
    ),
)
