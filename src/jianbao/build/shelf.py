"""Many books at once, by other processes or other machines."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from threading import Lock

from jianbao import uptodate
from jianbao.build import codes
from jianbao.build.model import Request, Written
from jianbao.build.pipeline import build
from jianbao.build.proofreading import count_findings
from jianbao.diagnostics import Diagnostic
from jianbao.executors import BackgroundTask, Counted, alone, shared_out, untold
from jianbao.products.commission import OutputUnavailableError
from jianbao.uptodate import Fingerprint

_AT_A_TIME = Lock()
"""A worker of Dask has several threads; the layout engine has room for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOrder:
    """A book to build, and whether proof-reading counts: ``strict`` builds nothing in doubt.

    ``fingerprint`` is that of the request, if what comes of it may be remembered.
    """

    request: Request
    fingerprint: Fingerprint | None = None
    proofread: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What became of a book; ``written`` is None where it has an error."""

    request: Request
    written: tuple[Written, ...] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    doubts: int = 0
    """How much proof-reading has to say."""


def build_shelf(
    orders: Sequence[BookOrder], executor: Executor | None, ahead: int, told: Counted = untold
) -> tuple[Shelved, ...]:
    """Build the books of ``orders`` and return what became of each, in their order.

    ``executor`` gets no more than ``ahead`` at a time; what it loses is built here. Books that
    are as they were are not built again. ``told`` hears how many of the others are done.
    """
    known = [_up_to_date(order) for order in orders]
    new = [order for order, done in zip(orders, known, strict=True) if done is None]
    built = iter(shared_out(build_order, new, executor, ahead, told))
    return tuple(done or next(built) for done in known)


def _up_to_date(order: BookOrder) -> Shelved | None:
    """Return what became of the book at its last build, if no other is needed."""
    proofread = order.proofread or order.strict
    kept = order.fingerprint and uptodate.last_build(order.fingerprint, proofread=proofread)
    if not kept or (order.strict and kept.findings):
        return None
    return Shelved(
        request=order.request,
        written=kept.written,
        diagnostics=kept.diagnostics,
        doubts=(kept.findings or 0) if proofread else 0,
    )


def build_order(order: BookOrder) -> Shelved:
    """Build one book by a single process; an error of the system becomes one of the book."""
    request = order.request
    proofread = order.proofread or order.strict
    findings = BackgroundTask(partial(count_findings, request.file)) if proofread else None
    if order.strict and findings and findings.result:
        return Shelved(request=request, written=None, doubts=findings.result)
    try:
        with _AT_A_TIME, alone():
            result = build(request, lambda _: None, order.fingerprint, findings)
    except (OSError, OutputUnavailableError) as error:
        return Shelved(request=request, written=None, diagnostics=(_trouble(error),))
    return Shelved(
        request=request,
        written=result.value,
        diagnostics=result.diagnostics,
        doubts=findings.result if findings else 0,
    )


def _trouble(error: Exception) -> Diagnostic:
    return codes.NOT_BUILT.of(error=error)
