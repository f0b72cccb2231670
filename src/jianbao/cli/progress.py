"""What is at work, how many of how many are done and how long it takes: on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jianbao.build.model import Progress
from jianbao.cli import report
from jianbao.cli.language import say, words
from jianbao.diagnostics import Text
from jianbao.executors import Counted


@contextmanager
def steps(first: Text, *, silent: bool = False) -> Iterator[Progress]:
    """Yield what is told of each step of a piece of work that begins with ``first``."""
    if silent or not sys.stderr.isatty():
        yield lambda _: None
        return
    with report.stderr().status(say(first) + "…") as status:
        yield lambda step: status.update(say(step) + "…")


@contextmanager
def counted(work: Text, *, silent: bool = False) -> Iterator[Counted]:
    """Yield what is told how many pieces of ``work`` are done, of how many (0 if nobody knows)."""
    if silent or not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - on a terminal alone
    from rich.progress import Progress as Bars  # noqa: PLC0415 - as above

    left = TextColumn(words("还要", "left"))
    columns = (TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), left)
    console = report.stderr()
    with Bars(*columns, TimeRemainingColumn(), console=console, transient=True) as bars:
        task = bars.add_task(say(work), total=None)
        yield lambda done, whole: bars.update(task, completed=done, total=whole or None)
