"""jianbao build."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from jianbao import build, config, copyedit
from jianbao.cli import report
from jianbao.cli.copies import Wishes
from jianbao.cli.exits import Exit
from jianbao.cli.language import say
from jianbao.copyedit import baseline
from jianbao.diagnostics import Diagnostic, Severity, Text
from jianbao.outputs import OutputUnavailableError


def run_build(
    request: build.Request, wishes: Wishes, *, quiet: bool, as_json: bool, strict: bool
) -> Exit:
    """Build a book and the copies wished for, report on it, and return how the command ends.

    Unless ``quiet`` it is proof-read too; with ``strict`` what is found there is a problem.
    """
    copies = wishes.choice()
    if copies.value is None:
        _tell(copies.diagnostics, request, quiet=quiet, as_json=as_json)
        return Exit.COULD_NOT_RUN
    request = replace(request, copies=copies.value)
    doubts = _doubts(request.file) if strict or not (quiet or as_json) else 0
    if strict and doubts:
        report.doubts(doubts)
        return Exit.PROBLEMS
    started = time.perf_counter()
    try:
        with _progress(silent=quiet or as_json) as progress:
            result = build.build(request, progress)
    except OutputUnavailableError as error:
        report.library_missing(str(error))
        return Exit.COULD_NOT_RUN
    _tell(result.diagnostics, request, result.value or (), quiet=quiet, as_json=as_json)
    if not as_json:
        report.written(result.value or (), time.perf_counter() - started, quiet=quiet)
        report.doubts(doubts)
    return Exit.PROBLEMS if result.failed else Exit.CLEAN


def _tell(
    diagnostics: tuple[Diagnostic, ...],
    request: build.Request,
    files: tuple[build.Written, ...] = (),
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    if as_json:
        report.as_json(diagnostics, files)
    else:
        report.show(diagnostics, request.file.parent, quiet=quiet)


def _doubts(file: Path) -> int:
    """Return how much proof-reading has to say; nothing where the book itself has faults."""
    loaded = config.load(file)
    if loaded.value is None or loaded.failed:
        return 0
    found = copyedit.check(copyedit.read_copy(loaded.value))
    try:
        fresh = baseline.without_known(found, loaded.value.folder)
    except (ValueError, OSError):
        fresh = found
    return sum(finding.severity is not Severity.NOTICE for finding in fresh)


@contextmanager
def _progress(*, silent: bool) -> Iterator[build.Progress]:
    """Show the step at work on a terminal; say nothing where the output is not one."""
    if silent or not sys.stderr.isatty():
        yield lambda _: None
        return
    with report.stderr().status("") as status:

        def update(step: Text) -> None:
            status.update(say(step) + "…")

        yield update
