"""jianbao check: its words on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from jianbao.cli.books import config_file
from jianbao.cli.language import words
from jianbao.cli.overview import help_of


@click.command(name="check", help=help_of("check"))
@click.argument(
    "book", metavar=words("[书]", "[BOOK]"), type=click.Path(path_type=Path), default=Path()
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["people", "concise", "json", "sarif", "github"]),
    default="people",
    help=words("给人看，或给别的程序用。", "For people or for other programs."),
)
@click.option(
    "--json",
    "form",
    flag_value="json",
    help=words("就是 --format json。", "The same as --format json."),
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words("另写一份网页报告。", "Write a report as a web page too."),
)
@click.option(
    "--fix",
    "action",
    flag_value="fix",
    help=words("改好有把握的，先列出改动。", "Fix what is safe, shown first."),
)
@click.option(
    "--diff",
    "action",
    flag_value="diff",
    help=words("只列出 --fix 会怎么改。", "Only show what --fix would do."),
)
@click.option(
    "--keep",
    "action",
    flag_value="keep",
    help=words("现有的问题以后不再报。", "Report what is found now no more."),
)
@click.option(
    "--interactive",
    "-i",
    "action",
    flag_value="interactive",
    help=words("一处一处地问，按一个键定一处。", "Go through the findings, one key each."),
)
@click.option(
    "--print",
    "for_press",
    is_flag=True,
    help=words("再做印前检查：排出 PDF 来看能不能付印。", "Preflight the printed book too."),
)
@click.option(
    "--typos",
    is_flag=True,
    help=words(
        "连可疑的错字也找；要装 jianbao[typos]。",
        "Look for wrong characters too: needs jianbao[typos].",
    ),
)
@click.option(
    "--comments",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words(
        "检查 Word 文件时，另写一份带批注的。",
        "Of a Word file: write a copy with the findings as comments.",
    ),
)
@click.option(
    "--multiple",
    type=click.IntRange(min=1),
    default=1,
    help=words(
        "检查 PDF 时，页数应当是几的倍数；骑马钉写 4。",
        "Of a PDF: what its pages should be a multiple of; 4 for saddle stitch.",
    ),
)
def command(book: Path, form: str, multiple: int, comments: Path | None, **wishes: Any) -> None:  # noqa: ANN401 - the options of run_check
    """Proof-read a book or a single file, or preflight a PDF."""
    from jianbao.cli import check, check_file  # noqa: PLC0415 - keeps --help instant

    if wishes["action"] == "interactive" and not sys.stdin.isatty():
        raise click.UsageError(
            words("--interactive 要在终端里用", "--interactive needs a terminal")
        )
    kind = book.suffix.lower()
    if comments and (kind not in check_file.WORD or comments.resolve() == book.resolve()):
        raise click.UsageError(
            words(
                "--comments 只用于 Word 文件，写到另一个文件里",
                "--comments is for Word files, and writes another file",
            )
        )
    if kind in check_file.SUFFIXES:
        if wishes["action"] or wishes["for_press"]:
            raise click.UsageError(
                words(
                    "单独一个文件只能检查，没有 --fix、--print 等",
                    "a single file is only checked: no --fix, no --print",
                )
            )
        typos, html = wishes["typos"], wishes["html"]
        sys.exit(check_file.run_check_file(book, form, html, comments, typos=typos))
    if kind != ".pdf":
        sys.exit(check.run_check(config_file(book), form, **wishes))
    if wishes["html"] or wishes["action"] or wishes["typos"]:
        raise click.UsageError(
            words(
                "PDF 只能检查，没有 --html、--fix 等", "a PDF is only checked: no --html, no --fix"
            )
        )
    sys.exit(check.run_preflight(book, form, multiple))
