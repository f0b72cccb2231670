"""jianbao merge."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from jianbao import build, files
from jianbao.cli import report as printing
from jianbao.cli.envelope import envelope
from jianbao.cli.exits import Exit
from jianbao.cli.language import say, visible, words
from jianbao.diagnostics import BookError, Diagnostic, Text
from jianbao.merge import carrying, codes, plan, report
from jianbao.merge.carrying import Outcome
from jianbao.merge.expecting import Chosen
from jianbao.merge.model import Comment, MergeChange, Version
from jianbao.merge.plan import Desk, Merge

_LARGEST = 300 * 1024 * 1024
_MANUSCRIPT = ("稿件", "manuscript")
"""Who is preferred where the manuscript is to stay as it is."""
_NOTHING_LEFT = Text("（删去）", "(deleted)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOrder:
    """What the user has asked for."""

    drafts: tuple[Path, ...]
    book: Path
    dry_run: bool = False
    yes: bool = False
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    skip: tuple[int, ...] = ()
    as_json: bool = False


def run_merge(order: MergeOrder) -> Exit:
    """Merge, report on it, and return how the command ends."""
    try:
        merge, said = _prepared(order)
    except BookError as problem:
        merge, said = None, list(problem.diagnostics)
    if merge is None:
        return _end(order, None, (), None, said)
    if (unknown := _unknown(order, merge)) is not None:
        return unknown
    _show(order, merge)
    chosen, open_ = _decided(order, merge)
    if not order.dry_run:
        said += open_
    comments = [one for one in merge.comments if one.by.who not in order.reject]
    outcome = None
    if not order.dry_run and not any(item.is_error for item in said):
        done = carrying.carry_out(merge, chosen, comments)
        said += done.diagnostics
        if not done.failed and done.value is not None:
            outcome = done.value
            if outcome.contents:
                carrying.write(merge, outcome)
    if not (merge.changes or merge.comments or merge.untaken):
        said.append(codes.NOTHING.of())
    return _end(order, merge, chosen, outcome, said)


def _unknown(order: MergeOrder, merge: Merge) -> Exit | None:
    """Say which names and numbers of the order nobody has; None where all are known."""
    people = {by.who for change in merge.changes for v in change.versions for by in v.bys}
    people |= {comment.by.who for comment in merge.comments}
    named = [name for name in (*order.accept, *order.reject, *order.prefer) if name not in people]
    named = [name for name in named if name not in _MANUSCRIPT]
    numbers = [str(number) for number in order.skip if not 0 < number <= len(merge.changes)]
    if not (named or numbers) or not (merge.changes or merge.comments):
        return None
    everybody = "、".join(sorted(people))
    return printing.usage_fault(
        f"没有“{'、'.join((*named, *numbers))}”：审稿人是{everybody}，改动共 {len(merge.changes)} 处",
        f"nobody and nothing is called {', '.join((*named, *numbers))}: the reviewers are "
        f"{everybody}, the changes {len(merge.changes)}",
    )


def _prepared(order: MergeOrder) -> tuple[Merge | None, list[Diagnostic]]:
    """Return the drafts compared with the manuscripts; raises BookError."""
    prepared = build.prepare(order.book)
    if prepared.value is None:
        return None, list(prepared.diagnostics)
    book = prepared.value
    desk = Desk(config=book.config, book=book.book, theme=book.theme, typefaces=book.typefaces)
    drafts = [(path.name, files.read(path, _LARGEST, None)) for path in order.drafts]
    found = plan.prepare(desk, drafts)
    return found.value, list(found.diagnostics)


def _decided(order: MergeOrder, merge: Merge) -> tuple[list[Chosen], list[Diagnostic]]:
    """Return what is to be done, and what is said where somebody has still to decide."""
    chosen, asked, conflicts = list[Chosen](), list[tuple[int, MergeChange, Version]](), []
    said = list[Diagnostic]()
    for number, change in enumerate(merge.changes, 1):
        versions = [v for v in change.versions if not _is_refused(order, v)]
        if number in order.skip or not versions:
            continue
        if len(versions) > 1 or change.is_edited:
            picked = _preferred(order, change, versions)
            if picked is not None:
                chosen += [(change, version) for version in picked]
                said += [_passed_over(change, v) for v in versions if v not in picked]
            else:
                conflicts.append((number, change, versions))
        elif order.yes or any(by.who in order.accept for by in versions[0].bys):
            chosen.append((change, versions[0]))
        else:
            asked.append((number, change, versions[0]))
    if _can_ask(order):
        chosen += _accepted(asked)
        chosen += [one for item in conflicts for one in _settled(*item)]
        return _in_order(chosen), said
    if asked:
        said.append(codes.NOT_ACCEPTED.of(count=len(asked)))
    if conflicts:
        said.append(codes.UNDECIDED.of(count=len(conflicts)))
    return _in_order(chosen), said


def _passed_over(change: MergeChange, version: Version) -> Diagnostic:
    text = report.shown(version.text) or say(_NOTHING_LEFT)
    return codes.PASSED_OVER.at(change.span, who=version.who, text=text)


def _in_order(chosen: Sequence[Chosen]) -> list[Chosen]:
    return sorted(chosen, key=lambda one: (one[0].start, one[0].end))


def _is_refused(order: MergeOrder, version: Version) -> bool:
    return all(by.who in order.reject for by in version.bys)


def _preferred(
    order: MergeOrder, change: MergeChange, versions: Sequence[Version]
) -> list[Version] | None:
    """Return the version of whoever is preferred, none for the manuscript; None to ask."""
    for name in order.prefer:
        if name in _MANUSCRIPT and change.is_edited:
            return []
        found = [v for v in versions if any(by.who == name for by in v.bys)]
        if found:
            return found[:1]
    return None


def _can_ask(order: MergeOrder) -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty() and not order.as_json and not order.dry_run


def _accepted(asked: Sequence[tuple[int, MergeChange, Version]]) -> Iterator[Chosen]:
    """Ask for all changes at once and, if not all are welcome, for each."""
    if not asked:
        return
    count = len(asked)
    every = click.confirm(
        words(f"没有冲突的 {count} 处都接受吗", f"Accept all {count} change(s) without conflict"),
        default=True,
        err=True,
    )
    for number, change, version in asked:
        if not every:
            click.echo(_line(number, change), err=True)
        if every or click.confirm(words("接受吗", "Accept it"), default=True, err=True):
            yield change, version


def _settled(number: int, change: MergeChange, versions: Sequence[Version]) -> list[Chosen]:
    """Ask which version of a place the manuscript is to have."""
    click.echo(_line(number, change), err=True)
    click.echo(words("  0 稿件不动", "  0 leave the manuscript as it is"), err=True)
    for index, version in enumerate(versions, 1):
        text = visible(report.shown(version.text)) or say(_NOTHING_LEFT)
        click.echo(f"  {index} {version.who}{words('：', ': ')}{text}", err=True)
    picked = click.prompt(
        words("选哪一个", "Which"), type=click.IntRange(0, len(versions)), default=0, err=True
    )
    return [(change, versions[picked - 1])] if picked else []


def _show(order: MergeOrder, merge: Merge) -> None:
    """List what was changed and noted, for people."""
    if order.as_json:
        return
    for number, change in enumerate(merge.changes, 1):
        click.echo(_line(number, change), err=True)
    for comment in merge.comments:
        click.echo(_noted(comment), err=True)
    if merge.done:
        click.echo(
            words(f"另有 {merge.done} 处稿件里已经改了", f"{merge.done} more are there already"),
            err=True,
        )


def _noted(comment: Comment) -> str:
    place = f"{comment.span} " if comment.span else ""
    about = f"（{report.shown(comment.about)}…）" if comment.about else ""
    return words("批注 ", "note ") + visible(f"{place}{comment.by.who}：{comment.text}{about}")


def _line(number: int, change: MergeChange) -> str:
    """Return a change as one line: number, place, who, before and after within their line."""
    what = "" if change.kind.value == "text" else f"（{say(report.KINDS[change.kind])}）"
    head = f"{number:>3} {change.span}{what}"
    left, right = (report.shown(part) for part in change.around)
    before = report.shown(change.before)
    if change.kind.value != "text":
        who = change.versions[0].who
        return visible(f"{head} {who}{words('：', ': ')}{left}[{before}]{right}")
    lines = [
        f"{v.who}{words('：', ': ')}{left}[-{before}-]{{+{report.shown(v.text)}+}}{right}"
        for v in change.versions
    ]
    mark = words(" 冲突", " conflict") if change.is_conflict else ""
    if change.is_edited:
        mark += words("（稿件在送审期间也改过）", " (the manuscript was changed too)")
    return visible(f"{head}{mark} " + "\n      ".join(lines))


def _end(
    order: MergeOrder,
    merge: Merge | None,
    chosen: Sequence[Chosen],
    outcome: Outcome | None,
    said: Sequence[Diagnostic],
) -> Exit:
    failed = any(item.is_error for item in said)
    how = Exit.PROBLEMS if failed else Exit.CLEAN
    if order.as_json:
        return envelope(how, _record(merge, chosen, outcome), said)
    printing.show(said, order.book.parent)
    _show_end(order, outcome, failed=failed)
    return how


def _record(
    merge: Merge | None, chosen: Sequence[Chosen], outcome: Outcome | None
) -> dict[str, object]:
    taken = {id(change) for change, _ in chosen}
    changes = [
        {"number": number, **report.record(change, say), "accepted": id(change) in taken}
        for number, change in enumerate(merge.changes if merge else (), 1)
    ]
    return {
        "written": outcome.paths if outcome else [],
        "changes": changes,
        "comments": [report.noted(one) for one in merge.comments] if merge else [],
        "untaken": [report.refused(one, say) for one in merge.untaken] if merge else [],
        "already": merge.done if merge else 0,
    }


def _show_end(order: MergeOrder, outcome: Outcome | None, *, failed: bool) -> None:
    console = printing.stderr()
    if failed:
        console.print(words("什么都没有写", "Nothing was written"))
    elif order.dry_run:
        console.print(words("这是预演，什么都没有写", "A dry run: nothing was written"))
    elif outcome is not None and outcome.contents:
        names = "、".join(outcome.paths)
        console.print(
            words(
                f"已写入 {outcome.count} 处改动、{outcome.remarks} 条批注：{names}。要撤回，运行 jianbao undo",
                f"Wrote {outcome.count} change(s) and {outcome.remarks} note(s): {names}. "
                "jianbao undo takes them back",
            )
        )
