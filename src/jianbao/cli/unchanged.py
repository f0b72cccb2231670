"""jianbao build of a book that has been built before, and is as it was."""

from __future__ import annotations

import time

from jianbao import unchanged
from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.unchanged import Premises


def run_unchanged(premises: Premises, *, quiet: bool, as_json: bool, strict: bool) -> Exit | None:
    """Do what `cli.build.run_build` would do again; None where it has to be done anew."""
    started = time.perf_counter()
    done = unchanged.repeat(premises, proofread=not (quiet or as_json), strict=strict)
    if done is None:
        return None
    recalled = done.recalled
    if recalled is None:
        report.doubts(done.doubts)
        return Exit.PROBLEMS
    if as_json:
        report.as_json(recalled.diagnostics, recalled.written)
        return Exit.CLEAN
    report.show(recalled.diagnostics, premises.question.file.parent, quiet=quiet)
    report.written(recalled.written, quiet=quiet, seconds=time.perf_counter() - started)
    report.doubts(done.doubts)
    return Exit.CLEAN
