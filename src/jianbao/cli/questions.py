"""What an import asks on a terminal: what is unclear, and whether to take what it proposes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click

from jianbao.cli.language import say, words
from jianbao.diagnostics import Result, Span, Text
from jianbao.intake import report
from jianbao.intake.model import Certainty, Change
from jianbao.intake.plan import Import
from jianbao.intake.splitting import ASKED, CHOICES, Answers, codes

_TITLES = codes.UNTITLED.code
_VERSIONS = (
    Text("书里的不动", "leave the book's"),
    Text("换成新来的", "replace it by the new one"),
    Text("新来的另作一篇", "add the new one beside it"),
)
_REPLACE, _ADD = 2, 3


Prepare = Callable[[Answers], Result[Import]]
"""What an import will do with some answers."""


def ask(result: Result[Import], prepared: Prepare, *, proposals: bool) -> Result[Import]:
    """Return the import as the user wants it; each answer may raise or settle other questions.

    Without ``proposals`` they are taken unasked, but for those about text dropped, titles moved
    and sources parted.
    """
    answers, asked = Answers(), set[tuple[str, Span]]()
    while result.value is not None:
        change = _next(result.value, Certainty.UNCLEAR, asked)
        if change is None:
            break
        asked.add((change.rule, change.span))
        answers = _settled(change, answers)
        result = prepared(answers)
    if result.value is not None:
        versions = _versions(result.value, answers)
        result = prepared(versions) if versions != answers else result
        answers = versions
    if result.value is not None:
        declined = _declined(result.value, every=proposals)
        if declined:
            answers = replace(answers, declined=answers.declined | declined)
            result = prepared(answers)
    return result


def _versions(done: Import, answers: Answers) -> Answers:
    """Ask of each article that the book has in another version which one it is to have."""
    for one in (one for source in done.sources for one in source.changed):
        span = one.bound.article.span
        title = one.bound.article.title
        click.echo(
            words(
                f"\n《{title}》（{span.file}）与书里的 {one.path} 不一样：",
                f"\n“{title}” ({span.file}) differs from {one.path} in the book:",
            ),
            err=True,
        )
        for line in report.difference(one):
            click.echo(f"    {line}", err=True)
        for number, text in enumerate(_VERSIONS, 1):
            click.echo(f"  {number} {say(text)}", err=True)
        chosen = click.prompt(
            words("选哪一个", "Which"), type=click.IntRange(1, 3), default=1, err=True
        )
        if chosen == _REPLACE:
            answers = replace(answers, replaced=answers.replaced | {span})
        elif chosen == _ADD:
            answers = replace(answers, added=answers.added | {span})
    return answers


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


def _declined(done: Import, *, every: bool) -> frozenset[tuple[str, Span]]:
    """Ask for all proposals at once and, if not all are welcome, for each."""
    proposed = [
        change
        for change in done.changes
        if change.certainty is Certainty.LIKELY and (every or change.rule in ASKED)
    ]
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
