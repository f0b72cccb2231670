"""jianbao build of a book whose files are up to date."""

from __future__ import annotations

import time

from jianbao import uptodate
from jianbao.cli import report
from jianbao.cli.aftermath import after
from jianbao.cli.envelope import envelope, outputs
from jianbao.cli.exits import Exit
from jianbao.uptodate import Fingerprint


def run_uptodate(
    fingerprint: Fingerprint, *, quiet: bool, as_json: bool, strict: bool, opened: bool
) -> Exit | None:
    """Say again what `cli.build.run_build` said; None where the book has to be built."""
    started = time.perf_counter()
    proofread = strict or not (quiet or as_json)
    kept = uptodate.last_build(fingerprint, proofread=proofread)
    if kept is None:
        return None
    if strict and kept.findings:
        return report.refused(kept.findings, fingerprint.question.file, as_json=as_json)
    if as_json:
        return envelope(Exit.CLEAN, outputs(kept.written), kept.diagnostics)
    report.show(kept.diagnostics, fingerprint.question.file.parent, quiet=quiet)
    report.written(kept.written, quiet=quiet, seconds=time.perf_counter() - started)
    report.doubts((kept.findings or 0) if proofread else 0, fingerprint.question.file)
    after(fingerprint.question.file, kept.written, quiet=quiet, opened=opened)
    return Exit.CLEAN
