"""jianbao build."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from jianbao import build
from jianbao.build.proofreading import count_findings
from jianbao.cli import report
from jianbao.cli.aftermath import after
from jianbao.cli.copies import CopiesWishes
from jianbao.cli.envelope import envelope, outputs
from jianbao.cli.exits import Exit
from jianbao.cli.progress import steps
from jianbao.diagnostics import Diagnostic, Text
from jianbao.executors import BackgroundTask
from jianbao.products.commission import OutputUnavailableError
from jianbao.uptodate import Fingerprint

_READING = Text("读取稿件", "Reading the manuscripts")


def run_build(  # noqa: PLR0913 - flags
    request: build.Request,
    wishes: CopiesWishes,
    fingerprint: Fingerprint | None = None,
    *,
    quiet: bool,
    as_json: bool,
    strict: bool,
    opened: bool = False,
) -> Exit:
    """Build a book and the copies wished for, report on it, and return how the command ends.

    Unless ``quiet`` it is proof-read too; with ``strict`` what is found there is a problem. What
    comes of it is remembered with its ``fingerprint``; what is to be ``opened`` is shown.
    """
    copies = wishes.asked()
    if copies.value is None:
        return _unasked(copies.diagnostics, request, quiet=quiet, as_json=as_json)
    request = replace(request, asked=(*request.asked, *copies.value))
    proofread = strict or not (quiet or as_json)
    doubts = BackgroundTask(partial(count_findings, request.file))
    if strict and doubts.result:
        return report.refused(doubts.result, request.file, as_json=as_json)
    started = time.perf_counter()
    try:
        with steps(_READING, silent=quiet or as_json) as progress:
            result = build.build(request, progress, fingerprint, doubts if proofread else None)
    except OutputUnavailableError as error:
        return report.library_missing(str(error))
    how = Exit.PROBLEMS if result.failed else Exit.CLEAN
    if as_json:
        return envelope(how, outputs(result.value or ()), result.diagnostics)
    report.show(result.diagnostics, request.file.parent, quiet=quiet)
    report.written(result.value or (), quiet=quiet, seconds=time.perf_counter() - started)
    report.doubts(doubts.result if proofread else 0, request.file)
    after(request.file, result.value or (), quiet=quiet, opened=opened)
    return how


def run_builds(
    requests: tuple[build.Request, ...],
    wishes: CopiesWishes,
    scheduler: str,
    fingerprints: tuple[Fingerprint | None, ...],
    *,
    strict: bool,
    **manner: bool,
) -> Exit:
    """Do for many books what `run_build` does for one, where ``scheduler`` is, if it is anywhere.

    ``manner`` is how to report: quiet, as_json.
    """
    from jianbao.build.shelf import BookOrder  # noqa: PLC0415 - most builds are of one book
    from jianbao.cli.shelf import run_shelf  # noqa: PLC0415 - as above

    copies = wishes.asked()
    if copies.value is None:
        return _unasked(copies.diagnostics, requests[0], **manner)
    orders = tuple(
        BookOrder(
            # Other processes, and other machines, start from other folders.
            request=replace(
                request,
                file=request.file.absolute(),
                out=request.out.absolute() if request.out else None,
                asked=(*request.asked, *copies.value),
            ),
            fingerprint=known,
            proofread=not any(manner.values()),
            strict=strict,
        )
        for request, known in zip(requests, fingerprints, strict=True)
    )
    return run_shelf(orders, scheduler, **manner)


def _unasked(
    diagnostics: tuple[Diagnostic, ...], request: build.Request, *, quiet: bool, as_json: bool
) -> Exit:
    """Say why the copies that were wished for cannot be made."""
    if as_json:
        return envelope(Exit.COULD_NOT_RUN, None, diagnostics)
    report.show(diagnostics, request.file.parent, quiet=quiet)
    return Exit.COULD_NOT_RUN
