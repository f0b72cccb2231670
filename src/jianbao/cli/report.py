"""Everything that is printed: diagnostics for people or machines, and what was written."""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jianbao import files
from jianbao.cli import envelope
from jianbao.cli.books import CONFIG
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, visible, words
from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.failure_codes import NOT_RUN

if TYPE_CHECKING:
    from rich.console import Console

    from jianbao.build import Written
    from jianbao.copyedit import Finding

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_WIDEST_EXCERPT = 60
_MOST_LISTED = 10
_STEERING = re.compile(r"""[\s'"`$&|;<>()*?!#~\[\]{}\\]|^-|^\Z""")
"""What means something to a shell."""
_MOST_SHOWN, _MOST_OF_A_CODE = 200, 20
"""Diagnostics from which they are folded by their codes, and how many of each are listed then."""


def stderr() -> Console:
    """Return the console for everything that is not a command's result."""
    from rich.console import Console  # noqa: PLC0415 - keeps --help instant

    return Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)


def show(
    diagnostics: Sequence[Diagnostic],
    folder: Path,
    *,
    quiet: bool = False,
    whole: str = "--json",
) -> None:
    """Print ``diagnostics`` for people, with the line and a caret; ``quiet`` keeps only errors.

    Of very many the first of each code are printed; ``whole`` are the words that print all.
    """
    shown = [item for item in diagnostics if item.is_error or not quiet]
    if not shown:
        return
    from rich.text import Text as Rich  # noqa: PLC0415 - keeps --help instant

    console = stderr()
    kept, unsaid = _folded(shown, whole)
    for diagnostic in kept:
        line = Rich()
        name = weight(diagnostic.severity)
        line.append(f"{name}[{diagnostic.code}]", style=_COLOURS[diagnostic.severity])
        if diagnostic.span:
            line.append(f" {visible(str(diagnostic.span))}", style="bold")
        line.append(words("：", ": ") + visible(say(diagnostic.message)))
        console.print(line)
        for extra in _excerpt(diagnostic, folder):
            console.print(Rich(extra, style="dim"))
        if diagnostic.hint:
            hint = words("提示：", "hint: ") + visible(say(diagnostic.hint))
            console.print(Rich(f"      = {hint}"))
    if not quiet:
        console.print(Rich(count(diagnostics)))
    for rest in unsaid:
        console.print(rest)


def _folded(
    diagnostics: Sequence[Diagnostic], whole: str
) -> tuple[Sequence[Diagnostic], Sequence[str]]:
    """Return of very many diagnostics the first of each code, and what is left unsaid of the others."""
    if len(diagnostics) <= _MOST_SHOWN:
        return diagnostics, ()
    times, kept = Counter[str](), []
    for diagnostic in diagnostics:
        times[diagnostic.code] += 1
        if times[diagnostic.code] <= _MOST_OF_A_CODE:
            kept.append(diagnostic)
    unsaid = [
        words(
            f"{code} 共 {count} 处，上面只列了 {_MOST_OF_A_CODE} 处；全部见 {whole}",
            f"{code}: {count}, of which {_MOST_OF_A_CODE} are listed; all with {whole}",
        )
        for code, count in times.items()
        if count > _MOST_OF_A_CODE
    ]
    return kept, unsaid


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many diagnostics of each weight there are, empty where there is none."""
    tally = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = []
    for severity in Severity:
        if tally[severity]:
            zh, en = _names(severity)
            plural = "" if tally[severity] == 1 else "s"
            parts.append(words(f"{tally[severity]} 处{zh}", f"{tally[severity]} {en}{plural}"))
    return words("，", ", ").join(parts)


def heading(file: Path) -> None:
    """Print which book the lines below are about."""
    from rich.text import Text as Rich  # noqa: PLC0415 - keeps --help instant

    stderr().print(Rich(short(file), style="bold"))


def written(files: Sequence[Written], *, quiet: bool, seconds: float | None = None) -> None:
    """Print the files that a build wrote, with their size and pages, and how long it took."""
    if quiet or not files:
        return
    console = stderr()
    many = Counter(file.path.parent for file in files)
    for folder in [folder for folder, number in many.items() if number > _MOST_LISTED]:
        inside = [file for file in files if file.path.parent == folder]
        size = f"{sum(file.size for file in inside) / 1_000_000:.1f} MB"
        zh = f"已生成 {short(folder)}/ 里的 {len(inside)} 个文件（{size}）"
        console.print(words(zh, f"Wrote {len(inside)} files in {short(folder)}/ ({size})"))
    for file in files:
        if many[file.path.parent] > _MOST_LISTED:
            continue
        size = f"{file.size / 1000:.0f} kB"
        pages = words(f"{file.pages} 页，", f"{file.pages} pages, ") if file.pages else ""
        path = short(file.path)
        console.print(words(f"已生成 {path}（{pages}{size}）", f"Wrote {path} ({pages}{size})"))
    if seconds is not None:
        console.print(words(f"用时 {seconds:.1f} 秒", f"Took {seconds:.1f} s"))


def proofread(findings: Sequence[Finding], book: Path) -> None:
    """Say what can be put right at once, or that nothing was found."""
    safe = sum(finding.safe for finding in findings)
    if safe:
        command = f"jianbao check --fix{pasted(book)}"
        zh = f"其中 {safe} 处可以用 {command} 改好"
        stderr().print(words(zh, f"{safe} of them can be fixed with {command}"))
    elif not findings:
        stderr().print(words("校对没有发现问题", "Proof-reading found nothing"))


def fixed(places: int, files: int, book: Path, *, written: bool) -> None:
    """Say how much was put right, or would be."""
    if not places:
        advice(words("没有可以自动改的", "There is nothing to fix"))
    elif written:
        command = f"jianbao undo{pasted(book)}"
        zh = f"改好 {places} 处，在 {files} 个文件里；要撤回，运行 {command}"
        advice(words(zh, f"Fixed {places} places in {files} files ({command} takes it back)"))
    else:
        command = f"jianbao check --fix{pasted(book)}"
        zh = f"有 {places} 处可以改好，在 {files} 个文件里；运行 {command} 就改"
        advice(words(zh, f"{places} places in {files} files can be fixed: {command}"))


def quoted(findings: Sequence[Finding]) -> None:
    """Print ``findings`` with the words around them, for those who see no lines and columns."""
    from rich.text import Text as Rich  # noqa: PLC0415 - keeps --help instant

    console = stderr()
    for finding in findings:
        quote, line = finding.quote, Rich()
        name = f"{weight(finding.severity)}[{finding.code}] "
        line.append(name, style=_COLOURS[finding.severity])
        line.append(say(quote.place), style="bold")
        line.append(words("：", ": ") + visible(say(finding.message)))
        console.print(line)
        right = "" if quote.right is None else f" → {visible(quote.right) or '∅'}"
        words_ = f"{quote.before}【{quote.wrong}】{quote.after}"
        console.print(Rich(f"      {visible(words_)}{right}", style="dim"))
        if finding.hint:
            console.print(Rich(f"      = {words('提示：', 'hint: ')}{visible(say(finding.hint))}"))
    diagnostics = [finding.diagnostic for finding in findings]
    console.print(
        Rich(count(diagnostics) or words("校对没有发现问题", "Proof-reading found nothing"))
    )


def fit_for_press() -> None:
    """Say that preflight has found nothing."""
    stderr().print(words("印前检查没有发现问题", "Preflight found nothing"))


def doubts(number: int, book: Path) -> None:
    """Say how much proof-reading has found in the book of the file ``book``, if anything."""
    if number:
        command = f"jianbao check{pasted(book)}"
        zh = f"校对发现 {number} 处可疑，运行 {command} 看是哪些"
        stderr().print(words(zh, f"Proof-reading has {number} doubts: run {command}"))


def pasted(book: Path) -> str:
    """Return the name of a book as the end of a command that can be pasted; empty for the folder here."""
    place = book.parent if book.name == CONFIG else book
    return "" if place.resolve() == Path.cwd() else f" {in_shell(short(place))}"


def in_shell(name: str) -> str:
    """Return ``name`` as a word of a shell, with quotation marks where it needs some."""
    return shlex.quote(name) if _STEERING.search(name) else name


def refused(number: int, book: Path, *, as_json: bool) -> Exit:
    """Say how much proof-reading has found where nothing is built for it, and how that ends."""
    if as_json:
        return envelope.envelope(Exit.PROBLEMS, {"outputs": [], "doubts": number})
    doubts(number, book)
    return Exit.PROBLEMS


def advice(text: str) -> None:
    """Say what to do with what was made."""
    stderr().print(text)


def result(text: str) -> None:
    """Print what a command was asked for on standard output, at once: a server goes on for days."""
    sys.stdout.write(text)
    sys.stdout.flush()


def results(pieces: Iterable[str]) -> None:
    """Print what a command was asked for, piece by piece, so that it is never held whole."""
    sys.stdout.writelines(pieces)


def weight(severity: Severity) -> str:
    """Return what a diagnostic of ``severity`` is called."""
    return words(*_names(severity))


def _names(severity: Severity) -> tuple[str, str]:
    zh = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "说明"}[severity]
    return zh, severity.value


def _excerpt(diagnostic: Diagnostic, folder: Path) -> list[str]:
    """Return the line at fault and a line with carets below it, cut to a readable width."""
    span = diagnostic.span
    if span is None or not span.line:
        return []
    text = (diagnostic.excerpt or files.line_of(folder, span.file, span.line)).rstrip("\r\n")
    if not text:
        return []
    start = max(0, span.column - 1 - _WIDEST_EXCERPT // 2) if span.column else 0
    piece = visible(text[start : start + _WIDEST_EXCERPT].replace("\t", " "))
    lead = "…" if start else ""
    number = str(span.line)
    lines = [f"{number:>5} | {lead}{piece}"]
    if span.column:
        lines.append(" " * 5 + " | " + _caret(lead + piece, span, start - len(lead)))
    return lines


def _caret(shown: str, span: Span, start: int) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - keeps --help instant

    first = span.column - 1 - start
    last = max(span.end_column - 1 - start, first + 1)
    return " " * cell_len(shown[:first]) + "^" * max(1, cell_len(shown[first:last]))


def short(path: Path) -> str:
    """Return ``path`` as it is seen from the folder here, if it lies beneath it."""
    try:
        return visible(str(path.resolve().relative_to(Path.cwd())))
    except ValueError:
        return visible(str(path))


def usage_fault(zh: str, en: str, how: Exit = Exit.COULD_NOT_RUN) -> Exit:
    """Print why a command could not run at all, as JSON where that is asked for; return ``how``."""
    if envelope.is_asked():
        return envelope.envelope(how, None, (NOT_RUN.of(reason=Text(zh, en)),))
    from rich.text import Text as Rich  # noqa: PLC0415 - keeps --help instant

    label = words("错误", "error")
    said = visible(words(f"：{zh}", f": {en}"))
    stderr().print(Rich.assemble((label, "bold red"), said))
    return how


def library_missing(name: str) -> Exit:
    """Print that a system library which lays out the print cannot be loaded."""
    return usage_fault(
        f"缺少系统库（{name}）。请在工程目录运行 make setup，或安装 Pango 和 HarfBuzz",
        f"A system library is missing ({name}). Run make setup, or install Pango and HarfBuzz",
    )
