"""jianbao new."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.config.listing import UneditableError

if TYPE_CHECKING:
    from datetime import date

    from jianbao.issues.first_issue import FirstIssue

_THEMES = (
    ("jianbao", "简报", "briefing"),
    ("huabao", "画报", "pictorial"),
    ("gongwen", "公文", "official document"),
    ("reader", "汇编", "reader"),
    ("pocket", "手册", "pocket handbook"),
    ("meeting", "会议材料", "meeting pack"),
)


def ask_and_make() -> Exit:
    """Ask on the terminal for 刊名, 期号, 单位 and 版式, and make the book in a folder named so."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.MissingParameter(
            param_type="argument", param_hint=words("'文件夹'", "'FOLDER'")
        )
    from jianbao.issues import first_issue  # noqa: PLC0415 - keeps the others quick

    first = _asked(first_issue.today())
    return _make(first, Path(first_issue.folder_name(first)))


def _asked(today: date) -> FirstIssue:
    """Return the issue that is wanted; what is no 期号 is asked for again."""
    from jianbao.issues import first_issue  # noqa: PLC0415 - as above

    title = click.prompt(words("刊名", "Title"), default=words("简报", "Briefing"), err=True)
    office = click.prompt(
        words("编印单位", "Issued by"), default=words("办公室", "Office"), err=True
    )
    for number, (_, zh, en) in enumerate(_THEMES, 1):
        click.echo(f"  {number}  {words(zh, en)}", err=True)
    chosen = click.prompt(
        words("版式", "Theme"), default=1, type=click.IntRange(1, len(_THEMES)), err=True
    )
    while True:
        issue = click.prompt(words("期号", "Issue"), default="1", err=True)
        first = first_issue.answered(title, issue, office, today)
        if first is not None:
            return replace(first, theme=_THEMES[chosen - 1][0])
        click.echo(
            words("期号如 12、第十二期、增刊第2期", "an issue is like 12 or 第十二期"), err=True
        )


def make_book(folder: Path) -> Exit:
    """Write a small book into ``folder``, which must not exist or be empty; its name tells of it."""
    from jianbao.issues import first_issue  # noqa: PLC0415 - keeps the others quick

    return _make(first_issue.named(folder.resolve().name, first_issue.today()), folder)


def _make(first: FirstIssue, folder: Path) -> Exit:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return report.usage_fault(
            f"“{folder}”已有内容，没有改动它", f"“{folder}” is not empty; nothing was changed"
        )
    from jianbao.issues import first_issue  # noqa: PLC0415 - keeps the others quick

    first_issue.make(first, folder)
    named = report.in_shell(str(folder))
    report.stderr().print(
        words(
            f"已新建 {folder}，运行 jianbao build {named} 即可生成",
            f"Made {folder}; run jianbao build {named}",
        )
    )
    return Exit.CLEAN


def make_next(last: Path, folder: Path | None) -> Exit:
    """Make the issue that follows ``last``, in ``folder`` or beside it, and say what it is."""
    from jianbao.edition.labels import spelt  # noqa: PLC0415 - as below
    from jianbao.issues import next_issue  # noqa: PLC0415 - a new book needs none of it

    home = last.parent.resolve()
    shelf = folder.parent.resolve() if folder else home.parent
    try:
        books = sorted(home.parent.glob(f"*/{last.name}"))
        planned = next_issue.plan(home / last.name, shelf, books)
        if folder is not None:
            planned = replace(planned, folder=folder.resolve())
        if planned.folder.exists():
            return report.usage_fault(f"“{folder}”已经有了", f"“{folder}” is there already")
        next_issue.make(planned, home / last.name)
    except UneditableError:
        return report.usage_fault(
            f"{last} 的写法不能自动改，请复制一份手工改",
            f"{last} is written in a way that cannot be changed; copy it and edit it by hand",
        )
    day = planned.day
    on = f"，{spelt(day, 'zh')}" if day else ""
    report.stderr().print(
        words(
            f"已新建 {planned.folder}（期号 {planned.number or '无'}{on}），用 jianbao import 收稿",
            f"Made {planned.folder} (issue {planned.number or 'none'}, {day or 'no date'}); jianbao import takes articles in",
        )
    )
    return Exit.CLEAN
