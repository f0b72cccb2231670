"""jianbao import."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import click
from rich.table import Table

from jianbao.cli import report as printing
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, words
from jianbao.cli.progress import counted
from jianbao.cli.questions import ask
from jianbao.diagnostics import Diagnostic, Result, Severity, Text
from jianbao.intake import codes, plan, report, sources
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.plan import Import
from jianbao.intake.splitting import Answers

_EXAMPLE = 40
_CONTRIBUTIONS = Text("读来稿", "Reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What the user has asked for."""

    paths: tuple[Path, ...]
    book: Path
    encoding: str = ""
    dry_run: bool = False
    yes: bool = False
    skip_bad: bool = False
    as_json: bool = False


def run_import(order: ImportOrder) -> Exit:
    """Import, report on it, and return how the command ends."""
    found, said = _read(order)

    def prepared(answers: Answers) -> Result[Import]:
        return plan.prepare(
            found.drafts, order.book, answers, photos=found.photos, skip_bad=order.skip_bad
        )

    nothing: Result[Import] = Result(value=None)
    unattended = Answers(unattended=order.yes and not _can_ask(order))
    result = prepared(unattended) if found.drafts or found.photos else nothing
    failed = result.failed or any(item.is_error for item in said)
    if not failed and result.value and _can_ask(order):
        result = ask(result, prepared, proposals=not order.yes)
    said += result.diagnostics
    done = result.value
    if done is not None and not any(item.is_error for item in said):
        said += _unaccepted(order, done)
        said += _without_words(done)
    return _finish(order, done, said)


def _read(order: ImportOrder) -> tuple[sources.Gathered, list[Diagnostic]]:
    """Return all that lies at the paths; a file that cannot be read is left out if so asked for."""
    drafts, photos, said = list[Draft](), list[tuple[str, bytes]](), list[Diagnostic]()
    for path in order.paths:
        with counted(_CONTRIBUTIONS, silent=order.as_json) as told:
            result = sources.read(path, encoding=order.encoding, told=told)
        found = result.value or sources.Gathered()
        drafts += found.drafts
        photos += found.photos
        said += result.diagnostics
    if order.skip_bad and (drafts or photos):
        said = [replace(d, severity=Severity.WARNING) if d.is_error else d for d in said]
    return sources.Gathered(drafts=tuple(drafts), photos=tuple(photos)), said


def _without_words(done: Import) -> Iterator[Diagnostic]:
    """Yield what is said of loose pictures, and of an import of what the book has already."""
    if done.photos:
        names = [path.rpartition("/")[2] for path, _ in done.photos]
        folder = done.photos[0][0].rpartition("/")[0]
        yield codes.LOOSE_PHOTOS.at(None, count=len(names), folder=folder, names="、".join(names))
    if done.is_empty and not any(source.changed for source in done.sources):
        yield codes.NOTHING_NEW.at(None)


def _can_ask(order: ImportOrder) -> bool:
    is_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    return is_terminal and not order.as_json and not order.dry_run


def _unaccepted(order: ImportOrder, done: Import) -> Iterator[Diagnostic]:
    """Yield why nothing is written where proposals wait for somebody to accept them."""
    count = sum(change.certainty is Certainty.LIKELY for change in done.changes)
    if count and not (order.yes or order.dry_run or _can_ask(order)):
        yield codes.NOT_ACCEPTED.of(count=count)


def _finish(order: ImportOrder, done: Import | None, said: list[Diagnostic]) -> Exit:
    """Write unless something speaks against it, and show what was done."""
    failed = done is None or any(item.is_error for item in said)
    written = list[Path]()
    if done is not None and not (failed or order.dry_run or done.is_empty):
        folder = order.book.parent
        written.append(plan.write(done, report.markdown(done, say, said)))
        for bound in done.manuscripts:
            written += [folder / path for path in (bound.path, *(p for p, _ in bound.pictures))]
        written += [folder / path for path, _ in done.photos]
        written += [folder / one.path for source in done.sources for one in source.replaced]
    how = Exit.PROBLEMS if failed else Exit.CLEAN
    if order.as_json:
        sources_told = report.record(done, say) if done else []
        return envelope(how, {"written": written, "sources": sources_told}, said)
    if done is not None:
        _show(done)
    printing.show(said, Path())
    _show_end(written, order, failed=failed)
    return how


def _show(done: Import) -> None:
    console = printing.stderr()
    for source in done.sources:
        articles = Table(title=source.source, title_justify="left")
        for zh, en in (("标题", "Title"), ("稿件", "Manuscript"), ("供稿", "Source")):
            articles.add_column(words(zh, en), overflow="fold")
        for bound in source.manuscripts:
            title = bound.article.title or words("（待定）", "(no title)")
            articles.add_row(title, bound.path, bound.article.source)
        if not source.manuscripts:
            continue
        console.print(articles)
        if source.changes:
            console.print(_changes(source.changes))
    console.print(say(report.summary(done)))


def _changes(changes: Sequence[Change]) -> Table:
    """Return the table of changes: what is certain counted, everything else line by line."""
    table = Table(show_edge=False)
    for zh, en in (
        ("把握", "Sure"),
        ("规则", "Rule"),
        ("处", "Place"),
        ("原文", "Before"),
        ("改为", "After"),
    ):
        table.add_column(words(zh, en), overflow="fold")
    for certainty, heading in report.HEADINGS.items():
        style = {Certainty.UNCLEAR: "bold red", Certainty.LIKELY: "yellow"}.get(certainty, "")
        name = say(heading).partition(words("：", ":"))[0]
        alike = [change for change in changes if change.certainty is certainty]
        for change, place in _rows(alike, certainty):
            table.add_row(
                name,
                f"{change.rule} {say(change.about)}",
                place,
                _short(change.before),
                _short(change.after),
                style=style,
            )
    return table


def _rows(changes: Sequence[Change], certainty: Certainty) -> Iterator[tuple[Change, str]]:
    ordered = report.in_order(changes)
    if certainty is not Certainty.CERTAIN:
        yield from ((c, say(report.place(c.span))) for c in ordered)
        return
    for _, group in groupby(ordered, key=lambda change: (change.rule, change.about)):
        same = list(group)
        yield same[0], words(f"{len(same)} 处", f"{len(same)}×")


def _short(text: str) -> str:
    text = text.replace("\n", "⏎")
    shown = text if len(text) <= _EXAMPLE else text[:_EXAMPLE] + "…"
    return click.unstyle(shown).replace("[", "\\[")


def _show_end(written: Sequence[Path], order: ImportOrder, *, failed: bool) -> None:
    console = printing.stderr()
    if failed:
        console.print(words("什么都没有写", "Nothing was written"))
    elif order.dry_run:
        console.print(words("这是预演，什么都没有写", "A dry run: nothing was written"))
    elif written:
        console.print(
            words(
                f"已写入 {order.book.parent}，每处改动见 {written[0].name}",
                f"Written to {order.book.parent}; every change is in {written[0].name}",
            )
        )
