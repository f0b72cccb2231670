"""jianbao new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.config.listing import UneditableError


def make_book(folder: Path) -> Exit:
    """Write a small book into ``folder``, which must not exist or be empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        report.usage_fault(
            f"“{folder}”已有内容，没有改动它", f"“{folder}” is not empty; nothing was changed"
        )
        return Exit.COULD_NOT_RUN
    from jianbao.issues import first_issue  # noqa: PLC0415 - keeps the others quick

    today = datetime.now(UTC).astimezone().date()
    first_issue.make(first_issue.named(folder.resolve().name, today), folder)
    report.stderr().print(
        words(
            f"已新建 {folder}，运行 jianbao build {folder} 即可生成",
            f"Made {folder}; run jianbao build {folder}",
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
            report.usage_fault(f"“{folder}”已经有了", f"“{folder}” is there already")
            return Exit.COULD_NOT_RUN
        next_issue.make(planned, home / last.name)
    except UneditableError:
        report.usage_fault(
            f"{last} 的写法不能自动改，请复制一份手工改",
            f"{last} is written in a way that cannot be changed; copy it and edit it by hand",
        )
        return Exit.COULD_NOT_RUN
    day = planned.day
    on = f"，{spelt(day, 'zh')}" if day else ""
    report.stderr().print(
        words(
            f"已新建 {planned.folder}（期号 {planned.number or '无'}{on}），用 jianbao import 收稿",
            f"Made {planned.folder} (issue {planned.number or 'none'}, {day or 'no date'}); jianbao import takes articles in",
        )
    )
    return Exit.CLEAN
