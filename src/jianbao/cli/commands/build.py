"""jianbao build: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_files
from jianbao.cli.language import words
from jianbao.cli.options import ProductName, as_json, out_folder
from jianbao.cli.overview import help_of


@click.command(name="build", help=help_of("build"))
@click.argument(
    "books", metavar=words("[书]...", "[BOOKS]..."), nargs=-1, type=click.Path(path_type=Path)
)
@click.option(
    "--only",
    multiple=True,
    type=ProductName(),
    help=words("只生成这一种。", "Build only this output."),
)
@out_folder
@click.option("--quiet", "-q", is_flag=True, help=words("只显示错误。", "Show only errors."))
@as_json
@click.option(
    "--strict",
    is_flag=True,
    help=words("校对有疑问就不生成。", "Build nothing if proof-reading finds anything."),
)
@click.option(
    "--open",
    "opened",
    is_flag=True,
    help=words("生成后打开。", "Open what was made."),
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
    metavar=words("文字", "TEXT"),
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
@click.option(
    "--original",
    is_flag=True,
    help=words("各份加密时，原件也留下。", "Keep the open PDF beside encrypted copies."),
)
@click.option(
    "--scheduler",
    default="",
    metavar="tcp://…",
    help=words(
        "交给 Dask 的调度器，在别的机器上做。", "Build on the machines of a Dask scheduler."
    ),
)
def command(books: tuple[Path, ...], only: tuple[str, ...], scheduler: str, **options: Any) -> None:  # noqa: ANN401 - flags, and the options named in CopiesWishes
    """Build books; the flags are quiet, as_json, strict and opened."""
    out = options.pop("out")
    flags = {name: options.pop(name) for name in ("quiet", "as_json", "strict", "opened")}
    files = config_files(books or (Path(),))
    if out and len(files) > 1:
        raise click.UsageError(words("--out 只用于一本书", "--out is for one book"))
    if flags["opened"] and (len(files) > 1 or flags["as_json"]):
        raise click.UsageError(
            words(
                "--open 只用于一本书，不与 --json 同用",
                "--open is for one book, and not with --json",
            )
        )
    from jianbao.cli.uptodate import run_uptodate  # noqa: PLC0415 - keeps --help instant
    from jianbao.uptodate import Question, fingerprints  # noqa: PLC0415 - keeps --help instant

    questions = tuple(Question(file=file, only=only, out=out) for file in files)
    # Other machines have other fonts, and copies differ each time.
    is_new = scheduler or any(options.values())
    known = (None,) * len(files) if is_new else fingerprints(*questions)
    if len(files) == 1 and known[0] is not None:
        done = run_uptodate(known[0], **flags)
        if done is not None:
            sys.exit(done)
    from jianbao.build import Request  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.build import run_build, run_builds  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.copies import CopiesWishes  # noqa: PLC0415 - keeps --help instant

    requests = tuple(Request(file=file, only=only, out=out) for file in files)
    if len(requests) == 1 and not scheduler:
        sys.exit(run_build(requests[0], CopiesWishes(**options), known[0], **flags))
    del flags["opened"]
    sys.exit(run_builds(requests, CopiesWishes(**options), scheduler, known, **flags))
