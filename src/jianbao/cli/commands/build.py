"""jianbao build: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="build", help=help_of("build"))
@click.argument("book", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(
        [
            *("pdf", "epub", "web", "booklet", "cover"),
            *("name_plates", "badges", "sign_in", "桌牌", "胸卡", "签到表"),
        ]
    ),
    help=words("只生成这一种。", "Build only this output."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words(
        "输出到这个文件夹（默认为书旁的 out/）。",
        "Where to put the files (default: out/ beside the book).",
    ),
)
@click.option("--quiet", "-q", is_flag=True, help=words("只显示错误。", "Show only errors."))
@click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
@click.option(
    "--strict",
    is_flag=True,
    help=words("校对有疑问就不生成。", "Build nothing if proof-reading finds anything."),
)
@click.option(
    "--copies",
    default="",
    metavar="1-50,60",
    help=words("编号的各份，如 1-50。", "Numbered copies, such as 1-50."),
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words("发给名单上的人（.xlsx、.csv、.yaml）。", "A copy for everybody in this list."),
)
@click.option(
    "--watermark",
    default="",
    metavar="TEXT",
    help=words("水印，如“内部资料 {姓名} {份号}”。", "Watermark, such as “{name} {number}”."),
)
@click.option("--one-file", is_flag=True, help=words("各份合成一个文件。", "All in one file."))
@click.option("--receipts", is_flag=True, help=words("另做签收单。", "Make a receipt list too."))
@click.option("--password", is_flag=True, help=words("每份一个密码。", "A password for each."))
@click.option(
    "--forbid",
    multiple=True,
    type=click.Choice(["print", "copy", "change", "打印", "复制", "修改"]),
    help=words("各份不许做的事。", "What readers of the copies may not do."),
)
def command(book: Path, only: tuple[str, ...], out: Path | None, **options: Any) -> None:  # noqa: ANN401 - flags, and the options named in Wishes
    """Build a book; the flags are quiet, as_json and strict."""
    from jianbao.build import Request  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.build import run_build  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.copies import Wishes  # noqa: PLC0415 - keeps --help instant
    from jianbao.config.outputs import NAMES  # noqa: PLC0415 - keeps --help instant

    flags = {name: options.pop(name) for name in ("quiet", "as_json", "strict")}
    names = tuple(NAMES[name] for name in only)
    request = Request(file=config_file(book), only=names, out=out)
    sys.exit(run_build(request, Wishes(**options), **flags))
