"""What an import asks on a terminal: what is unclear, and whether to take what it proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from jianbao.cli.language import say, words
from jianbao.diagnostics import Result, Span
from jianbao.intake import plan, report
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.plan import Import
from jianbao.intake.splitting import CHOICES, Answers, codes

_TITLES = codes.UNTITLED.code


def ask(
    result: Result[Import], drafts: Sequence[Draft], book: Path, *, proposals: bool
) -> Result[Import]:
    """Return the import as the user wants it; each answer may raise or settle other questions."""
    answers, asked = Answers(), set[tuple[str, Span]]()
    while result.value is not None:
        change = _next(result.value, Certainty.UNCLEAR, asked)
        if change is None:
            break
        asked.add((change.rule, change.span))
        answers = _settled(change, answers)
        result = plan.prepare(drafts, book, answers)
    if proposals and result.value is not None:
        declined = _declined(result.value)
        if declined:
            answers = replace(answers, declined=answers.declined | declined)
            result = plan.prepare(drafts, book, answers)
    return result


def _next(done: Import, certainty: Certainty, asked: set[tuple[str, Span]]) -> Change | None:
    return next(
        (
            change
            for change in done.changes
            if change.certainty is certainty
            and (change.rule, change.span) not in asked
            and (change.rule in CHOICES or change.rule == _TITLES)
        ),
        None,
    )


def _settled(change: Change, answers: Answers) -> Answers:
    """Ask about ``change``, and return ``answers`` with the one that was given."""
    _print(change)
    if change.rule == _TITLES:
        prompt = words("这一篇的标题（不知道就直接按回车）", "Its title (Enter if you do not know)")
        title = click.prompt(prompt, default="", show_default=False, err=True).strip()
        return replace(
            answers, titles={**answers.titles, change.span: title} if title else answers.titles
        )
    choices = CHOICES[change.rule]
    for number, choice in enumerate(choices, 1):
        click.echo(f"  {number} {say(choice.text)}", err=True)
    number = click.prompt(
        words("选哪一个", "Which"), type=click.IntRange(1, len(choices)), default=1, err=True
    )
    labels = choices[number - 1].labels
    if not labels:
        return replace(answers, left_out=answers.left_out | {change.span})
    return replace(answers, labels={**answers.labels, change.span: labels})


def _declined(done: Import) -> frozenset[tuple[str, Span]]:
    """Ask for all proposals at once and, if not all are welcome, for each."""
    proposed = [change for change in done.changes if change.certainty is Certainty.LIKELY]
    for change in proposed:
        _print(change)
    count = len(proposed)
    if not count or click.confirm(
        words(f"以上 {count} 处提议都采纳吗", f"Take all {count} proposal(s)"),
        default=True,
        err=True,
    ):
        return frozenset()
    refused = set[tuple[str, Span]]()
    for change in proposed:
        _print(change)
        if not click.confirm(words("采纳吗", "Take it"), default=True, err=True):
            refused.add((change.rule, change.span))
    return frozenset(refused)


def _print(change: Change) -> None:
    place = say(report.place(change.span))
    click.echo(f"\n{change.span.file} {place}{words('：', ': ')}{say(change.about)}", err=True)
    if change.before:
        click.echo(f"    {report.shown(change.before)}", err=True)
    if change.after != change.before:
        click.echo(f"  → {report.shown(change.after)}", err=True)
