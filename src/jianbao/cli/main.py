"""The commands."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

import jianbao
from jianbao.cli.impose_options import impose_options
from jianbao.cli.language import words

CONFIG = "book.yaml"
DEBUG = "JIANBAO_DEBUG"


class Exit(IntEnum):
    """How a command ends, in the manner of ruff and black."""

    CLEAN = 0
    PROBLEMS = 1
    COULD_NOT_RUN = 2
    INTERRUPTED = 130


@click.group(
    help=words(
        "简报：把稿件编成可印的 PDF 和手机上读的 EPUB。",
        "jianbao: Chinese briefings from manuscripts, as PDF and EPUB.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(jianbao.__version__, prog_name="jianbao")
def commands() -> None:
    """Group the commands."""


@commands.command(help=words("新建一本能直接生成的简报。", "Make a new book that builds."))
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make the folder of a new book."""
    from jianbao.cli.new import make_book  # noqa: PLC0415 - keeps --help instant

    sys.exit(make_book(folder))


@commands.command(help=words("生成 PDF 和 EPUB。", "Build the PDF and the EPUB."))
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
def build(book: Path, only: tuple[str, ...], out: Path | None, **options: Any) -> None:  # noqa: ANN401 - flags, and the options named in Wishes
    """Build a book; the flags are quiet, as_json and strict."""
    from jianbao.build import Request  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.build import run_build  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.copies import Wishes  # noqa: PLC0415 - keeps --help instant
    from jianbao.config.outputs import NAMES  # noqa: PLC0415 - keeps --help instant

    flags = {name: options.pop(name) for name in ("quiet", "as_json", "strict")}
    names = tuple(NAMES[name] for name in only)
    request = Request(file=_config_file(book), only=names, out=out)
    sys.exit(run_build(request, Wishes(**options), **flags))


@commands.command(
    help=words(
        "胶装用的整张封皮：封底、书脊、封面。", "Make the one-piece cover for perfect binding."
    )
)
@click.argument("book", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--pages",
    type=click.IntRange(min=0, max=9999),
    default=0,
    help=words("书的页数（默认排一遍来数）。", "Pages of the book (default: counted)."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=words(
        "输出到这个文件夹（默认为书旁的 out/）。",
        "Where to put the file (default: out/ beside the book).",
    ),
)
@click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
def cover(book: Path, pages: int, out: Path | None, *, as_json: bool) -> None:
    """Make the cover of a book."""
    from jianbao.build import Request  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.build import run_build  # noqa: PLC0415 - keeps --help instant
    from jianbao.cli.copies import Wishes  # noqa: PLC0415 - keeps --help instant

    request = Request(file=_config_file(book), only=("cover",), out=out, pages=pages)
    sys.exit(run_build(request, Wishes(), quiet=False, as_json=as_json, strict=False))


@commands.command(
    name="import",
    help=words(
        "收稿：把来稿（Word、WPS、网页、文本、文件夹、zip）变成书里的文章。",
        "Turn contributions (Word, WPS, web pages, text, folders, zip) into articles of a book.",
    ),
)
@click.argument(
    "paths", metavar="SOURCES...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--into",
    "book",
    required=True,
    type=click.Path(path_type=Path),
    help=words("收进这本书（文件夹或 book.yaml）。", "The book: its folder or its book.yaml."),
)
@click.option(
    "--dry-run", is_flag=True, help=words("只看结果，什么都不写。", "Show it all, write nothing.")
)
@click.option("--yes", "-y", is_flag=True, help=words("采纳全部提议。", "Take all proposals."))
@click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
@click.option(
    "--encoding",
    default="",
    help=words("文本的编码，如 gb18030；默认自动判断。", "Encoding of texts, such as gb18030."),
)
def import_(book: Path, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in Order
    """Import contributions."""
    from jianbao.cli.import_ import Order, run_import  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_import(Order(book=_config_file(book), **wishes)))


@commands.command(
    help=words(
        "校对稿件，或检查 PDF 能不能付印，不改动它们。",
        "Proof-read the manuscripts, or preflight a PDF.",
    )
)
@click.argument("book", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["people", "concise", "json", "sarif", "github"]),
    default="people",
    help=words("给人看，或给别的程序用。", "For people or for other programs."),
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
    "--print",
    "for_press",
    is_flag=True,
    help=words("再做印前检查：排出 PDF 来看能不能付印。", "Preflight the printed book too."),
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
def check(book: Path, form: str, multiple: int, **wishes: Any) -> None:  # noqa: ANN401 - the options of run_check
    """Proof-read a book, or preflight a PDF."""
    from jianbao.cli.check import run_check, run_preflight  # noqa: PLC0415 - keeps --help instant

    if book.suffix.lower() != ".pdf":
        sys.exit(run_check(_config_file(book), form, **wishes))
    if wishes["html"] or wishes["action"]:
        raise click.UsageError(
            words(
                "PDF 只能检查，没有 --html、--fix 等", "a PDF is only checked: no --html, no --fix"
            )
        )
    sys.exit(run_preflight(book, form, multiple))


@commands.command(
    help=words(
        "拼版：把 PDF（或一本书）的页面拼到大张上，印好就能折、能订。",
        "Put the pages of a PDF (or a book) on sheets to print, fold and bind.",
    )
)
@click.argument("source", metavar="FILE.pdf|BOOK", type=click.Path(path_type=Path, exists=True))
@impose_options
def impose(source: Path, **wishes: Any) -> None:  # noqa: ANN401 - the options, as named in Order
    """Impose a PDF or a book."""
    from jianbao.cli.impose import Order, run_impose  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_impose(Order(source=_config_file(source), **wishes)))


@commands.command(help=words("在浏览器里边改边看。", "See the book change as you save."))
@click.argument("book", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help=words("端口，默认任选一个空的。", "The port; any free one by default."),
)
@click.option(
    "--editor",
    default="",
    help=words(
        "打开稿件的命令，如 'code -g {file}:{line}'；也可设环境变量 JIANBAO_EDITOR。",
        "What opens a manuscript, such as 'code -g {file}:{line}'; or set JIANBAO_EDITOR.",
    ),
)
@click.option(
    "--no-browser", is_flag=True, help=words("不打开浏览器。", "Do not open the browser.")
)
def preview(book: Path, port: int, editor: str, *, no_browser: bool) -> None:
    """Preview a book in the browser."""
    from jianbao.cli.preview import run_preview  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_preview(_config_file(book), port, editor, browser=not no_browser))


@commands.command(help=words("显示各种字体用的是哪一个。", "Show which face plays each role."))
@click.argument("book", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
def fonts(book: Path | None, *, as_json: bool) -> None:
    """Show the faces of a book, or of no book in particular."""
    from jianbao.cli.fonts import show_fonts  # noqa: PLC0415 - keeps --help instant

    sys.exit(show_fonts(_config_file(book) if book else None, as_json=as_json))


@commands.command(help=words("看以前排好的东西占了多少地方。", "Show what builds have kept."))
@click.option("--prune", is_flag=True, help=words("清空。", "Empty it."))
@click.option("--json", "as_json", is_flag=True, help=words("输出 JSON。", "Print JSON."))
def cache(*, prune: bool, as_json: bool) -> None:
    """Show or empty the cache."""
    from jianbao.cli.cache import run_cache  # noqa: PLC0415 - keeps --help instant

    sys.exit(run_cache(prune=prune, as_json=as_json))


@commands.command(
    help=words("输出 book.yaml 的 JSON Schema。", "Print the JSON Schema of book.yaml.")
)
def schema() -> None:
    """Print the JSON Schema."""
    import json  # noqa: PLC0415 - keeps --help instant

    from jianbao.config import json_schema  # noqa: PLC0415 - keeps --help instant

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def main() -> None:
    """Run the command line; whatever goes wrong ends in a sentence, not a traceback."""
    from jianbao.cli.report import usage_fault  # noqa: PLC0415 - keeps --help instant

    try:
        commands.main(standalone_mode=False)
    except click.exceptions.Abort:
        usage_fault("已取消，原有的文件没有改动", "cancelled; earlier files are untouched")
        sys.exit(Exit.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.COULD_NOT_RUN)
    except OSError as error:
        reason = f"{error.strerror or error}"
        name = f" {error.filename}" if error.filename else ""
        usage_fault(f"文件读写失败：{reason}{name}", f"a file operation failed: {reason}{name}")
        sys.exit(Exit.COULD_NOT_RUN)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        usage_fault(
            f"程序内部出错（{error!r}），原有的文件没有改动。设 {DEBUG}=1 再运行可看到详情",
            f"internal error ({error!r}); earlier files are untouched. Set {DEBUG}=1 for details",
        )
        sys.exit(Exit.COULD_NOT_RUN)


def _config_file(book: Path) -> Path:
    """Return the configuration file of a book given as a folder or as the file itself."""
    return book / CONFIG if book.is_dir() else book
