"""jianbao build of a book whose files are up to date."""

from __future__ import annotations

import time

from jianbao import uptodate
from jianbao.cli import report
from jianbao.cli.exits import Exit
from jianbao.uptodate import Fingerprint


def run_uptodate(
    fingerprint: Fingerprint, *, quiet: bool, as_json: bool, strict: bool
) -> Exit | None:
    """Say again what `cli.build.run_build` said; None where the book has to be built."""
    started = time.perf_counter()
    proofread = strict or not (quiet or as_json)
    kept = uptodate.last_build(fingerprint, proofread=proofread)
    if kept is None:
        return None
    if strict and kept.findings:
        report.doubts(kept.findings)
        return Exit.PROBLEMS
    if as_json:
        report.as_json(kept.diagnostics, kept.written)
        return Exit.CLEAN
    report.show(kept.diagnostics, fingerprint.question.file.parent, quiet=quiet)
    report.written(kept.written, quiet=quiet, seconds=time.perf_counter() - started)
    report.doubts((kept.findings or 0) if proofread else 0)
    return Exit.CLEAN
