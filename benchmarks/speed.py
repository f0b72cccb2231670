"""Time jianbao beside bare WeasyPrint, pandoc, Typst and a Markdown parser, in one run.

jianbao builds in three ways: with nothing kept from an earlier build, with everything, and with
one manuscript changed since.

Run ``python benchmarks/speed.py``. The contestants take turns, round by round, each in a process
of its own, so that a busy moment of the machine touches all alike. Time is wall-clock and
includes the start of the process; memory is the peak resident set of the process or of the
largest of its children.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
BIN = Path(sys.executable).parent
MEGABYTE = 1 << 20
RSS_UNIT = 1 if sys.platform == "darwin" else 1024

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
PANDOC_CSS = """\
@page { size: A4; margin: 32mm 26mm 31mm 28mm; @bottom-center { content: counter(page) } }
html { font: calc(156mm / 36) / calc(234mm / 34) "Noto Serif CJK SC" }
body { margin: 0; padding: 0; max-width: none }
p { text-indent: 2em; margin: 0 }
h1 { break-before: page }
"""

Command = tuple[str | Path, ...]

AS_INSTALLED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Programs that users have are compiled once, not each time that they are started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A command to time and the file that it makes."""

    name: str
    command: Command
    output: Path
    prepare: Callable[[], None] = lambda: None
    """What is done before each run, not timed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One timed run: wall-clock and processor seconds, and megabytes resident at the peak."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The runs of a contestant summed up: fastest and median time, median of the peaks."""

    name: str
    best: float
    median: float
    processor: float
    """Of the run that took least: what a busy machine tells best."""
    megabytes: float
    pages: str


def python(*arguments: str | Path) -> Command:
    """Return the command that runs this very Python."""
    return (sys.executable, *arguments)


def run(command: Command, folder: Path) -> Run:
    """Run ``command`` in ``folder``; if it fails, the benchmark ends with what it said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=AS_INSTALLED, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, command))}\n{said.read().decode(errors='replace')}")
    processor = usage.ru_utime + usage.ru_stime
    return Run(
        seconds=seconds, processor=processor, megabytes=usage.ru_maxrss * RSS_UNIT / MEGABYTE
    )


def race(contestants: tuple[Contestant, ...], rounds: int, folder: Path) -> tuple[Score, ...]:
    """Let all run in turn, every other round in the opposite order."""
    runs: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(rounds):
        for contestant in contestants[:: -1 if number % 2 else 1]:
            contestant.output.unlink(missing_ok=True)
            contestant.prepare()
            runs[contestant.name].append(run(contestant.command, folder))
    return tuple(score(contestant, runs[contestant.name]) for contestant in contestants)


def score(contestant: Contestant, runs: list[Run]) -> Score:
    """Sum up the ``runs`` of ``contestant``; its output must be there."""
    contestant.output.stat()
    seconds = [each.seconds for each in runs]
    return Score(
        name=contestant.name,
        best=min(seconds),
        median=statistics.median(seconds),
        processor=min(each.processor for each in runs),
        megabytes=statistics.median(each.megabytes for each in runs),
        pages=count_pages(contestant.output) if contestant.output.suffix == ".pdf" else "–",
    )


def count_pages(pdf: Path) -> str:
    """Return the number of pages of ``pdf``."""
    command = (BIN / "pypdfium2", "pdfinfo", pdf)
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found = re.search(r"Page Count: (\d+)", said)
    return found[1] if found else "?"


def beside(book: Path) -> Path:
    """Return the folder for what is no part of ``book``, so that the book stays as it is."""
    folder = book.with_name(f"{book.name}-beside")
    folder.mkdir(exist_ok=True)
    return folder


def jianbao(kind: str, book: Path) -> Contestant:
    """Return jianbao making one output of ``book``."""
    out = book / "out"
    command = (BIN / "jianbao", "build", book, "--only", kind, "--out", out, "--quiet")
    return Contestant(name="jianbao", command=command, output=out / f"book.{kind}")


def jianbao_thrice(kind: str, book: Path) -> tuple[Contestant, ...]:
    """Return jianbao making an output of ``book`` cold, warm, and after a change of one article."""
    same = jianbao(kind, book)
    caches = beside(book)
    changed = min((book / "稿件").glob("*.md"))

    def forget() -> None:
        shutil.rmtree(caches / "cold", ignore_errors=True)

    def edit() -> None:
        with changed.open("a", encoding="utf-8") as text:
            text.write("\n又及：此处补充一段。\n")

    def with_cache(name: str, folder: str, prepare: Callable[[], None]) -> Contestant:
        command = ("env", f"XDG_CACHE_HOME={caches / folder}", *same.command)
        return replace(same, name=f"jianbao, {name}", command=command, prepare=prepare)

    warm = with_cache("again", "warm", lambda: None)
    run(warm.command, book)
    return with_cache("first", "cold", forget), warm, with_cache("one changed", "warm", edit)


def weasyprint(book: Path) -> Contestant:
    """Return WeasyPrint's own command, given the HTML that jianbao composed beforehand."""
    edition = beside(book) / "edition"
    run(python(HERE / "compose.py", book / "book.yaml", edition), book)
    output = beside(book) / "weasyprint.pdf"
    command = (BIN / "weasyprint", edition / "book.html", output)
    return Contestant(name="WeasyPrint", command=command, output=output)


def pandoc(book: Path) -> Contestant:
    """Return pandoc printing the same manuscripts through WeasyPrint on a page of that size."""
    (book / "pandoc.css").write_text(PANDOC_CSS, "utf-8")
    output = beside(book) / "pandoc.pdf"
    options = ("--toc", "--metadata=title:文集", "--css=pandoc.css", "-o", output)
    engine = f"--pdf-engine={BIN / 'weasyprint'}"
    manuscripts = sorted((book / "稿件").glob("*.md"))
    command: Command = ("pandoc", *options, engine, *manuscripts)
    return Contestant(name="pandoc + WeasyPrint", command=command, output=output)


def pandoc_epub(book: Path) -> Contestant:
    """Return pandoc making an EPUB of the same manuscripts, with contents."""
    output = beside(book) / "pandoc.epub"
    options = ("--toc", "--metadata=title:文集", "-o", output)
    command: Command = ("pandoc", *options, *sorted((book / "稿件").glob("*.md")))
    return Contestant(name="pandoc", command=command, output=output)


def typst(book: Path) -> Contestant:
    """Return Typst setting the same text on a page of that size."""
    output = beside(book) / "typst.pdf"
    command = python("-c", TYPST, book / "book.typ", output)
    return Contestant(name="Typst", command=command, output=output)


def markdown(book: Path) -> Contestant:
    """Return a Python that only parses the manuscripts."""
    output = beside(book) / "parsed.html"
    command = python(HERE / "parse.py", book, output)
    return Contestant(name="markdown-it-py", command=command, output=output)


def entrants(kind: str, book: Path) -> tuple[Contestant, ...]:
    """Return who makes the ``kind`` of ``book``; the first is the measure for the others."""
    has_pandoc = shutil.which("pandoc") is not None
    if not has_pandoc:
        print("没有安装 pandoc，略过这一项 · pandoc is not installed and left out")
    if kind == "epub":
        own = (*jianbao_thrice(kind, book), markdown(book))
        return (pandoc_epub(book), *own) if has_pandoc else own
    others = (pandoc(book), typst(book)) if has_pandoc else (typst(book),)
    return (weasyprint(book), *jianbao_thrice(kind, book), *others)


def report(title: str, scores: tuple[Score, ...]) -> None:
    """Print a Markdown table; its ratios are of the fastest runs, and to the first row."""
    base = scores[0]
    print(f"\n**{title}**\n")
    print(
        "| | 最快 best, s | 中位 median, s | 时间比 time × | 处理器 CPU, s | 处理器比 CPU × "
        "| 内存 peak, MB | 内存比 memory × | 页 pages |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in scores:
        times = f"{row.best:.2f} | {row.median:.2f} | {row.best / base.best:.2f}"
        processor = f"{row.processor:.2f} | {row.processor / base.processor:.2f}"
        memory = f"{row.megabytes:.0f} | {row.megabytes / base.megabytes:.2f}"
        print(f"| {row.name} | {times} | {processor} | {memory} | {row.pages} |", flush=True)


def main() -> None:
    """Make the books, let the contestants run, report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pdf", type=int, nargs="*", default=[4, 50], metavar="ARTICLES")
    parser.add_argument("--epub", type=int, nargs="*", default=[500], metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    # As pip leaves an installed program; else each start would compile what was edited since.
    compileall.compile_dir(SOURCE, quiet=1)
    books = [("pdf", size) for size in arguments.pdf] + [("epub", size) for size in arguments.epub]
    with tempfile.TemporaryDirectory() as folder:
        for kind, size in books:
            book = Path(folder, f"{kind}-{size}")
            run(python(HERE / "corpus.py", str(size), book), HERE)
            scores = race(entrants(kind, book), arguments.rounds, book)
            report(f"{kind.upper()}，{size}篇 articles", scores)


if __name__ == "__main__":
    main()
