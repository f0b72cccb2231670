"""jianbao fonts."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from jianbao import config, fonts
from jianbao.cli import report
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Diagnostic, Span
from jianbao.products import PRODUCTS


def show_fonts(file: Path | None, *, as_json: bool) -> Exit:
    """Print which face plays each role, for the book of ``file`` or for a book that says nothing."""
    choice, language, diagnostics = FontChoice(), "zh-Hans", list[Diagnostic]()
    span_of = lambda path: Span(file=path)  # noqa: E731 - a place that no book has
    if file:
        loaded = config.load(file, PRODUCTS)
        diagnostics += loaded.diagnostics
        if loaded.value is not None:
            choice, language = loaded.value.fonts, loaded.value.language
            span_of = loaded.value.span
    result = fonts.resolve(choice, language, span_of)
    folder = file.parent if file else Path()
    if file or result.value is None:
        diagnostics += result.diagnostics
    failed = result.value is None or any(item.is_error for item in diagnostics)
    how = Exit.PROBLEMS if failed else Exit.CLEAN
    summaries = fonts.describe(result.value) if result.value else ()
    if as_json:
        return envelope(how, {"roles": [asdict(summary) for summary in summaries]}, diagnostics)
    report.show(diagnostics, folder)
    if summaries:
        Console().print(_table(summaries))
    return how


def _table(summaries: tuple[fonts.RoleSummary, ...]) -> Table:
    table = Table()
    for zh, en in (("角色", "Role"), ("字体", "Face"), ("文件", "File"), ("代替", "Instead of")):
        table.add_column(words(zh, en), overflow="fold")
    for zh, en in (("GB2312 汉字", "GB2312"), ("汉字总数", "Han")):
        table.add_column(words(zh, en), justify="right")
    for summary in summaries:
        table.add_row(
            say(summary.role.label),
            f"{summary.family} {summary.style}",
            summary.file,
            summary.requested if summary.substituted else "",
            f"{summary.gb2312}/6763",
            str(summary.han),
        )
    return table
