"""Many books at once, by other processes or other machines."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from threading import Lock

from jianbao import unchanged
from jianbao.build import codes
from jianbao.build.model import Request, Written
from jianbao.build.pipeline import build
from jianbao.build.proofreading import count_findings
from jianbao.diagnostics import Diagnostic
from jianbao.executors import alone, shared_out
from jianbao.outputs import OutputUnavailableError
from jianbao.unchanged import Premises

_AT_A_TIME = Lock()
"""A worker of Dask has several threads; the layout engine has room for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A book to build, and whether proof-reading counts: ``strict`` builds nothing in doubt.

    ``premises`` are those of the request, if what comes of it may be remembered.
    """

    request: Request
    premises: Premises | None = None
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
    orders: Sequence[Order], executor: Executor | None, ahead: int
) -> tuple[Shelved, ...]:
    """Build the books of ``orders`` and return what became of each, in their order.

    ``executor`` gets no more than ``ahead`` at a time; what it loses is built here. Books that
    are as they were are not built again.
    """
    known = [_unchanged(order) for order in orders]
    new = [order for order, done in zip(orders, known, strict=True) if done is None]
    built = iter(shared_out(build_order, new, executor, ahead))
    return tuple(done or next(built) for done in known)


def _unchanged(order: Order) -> Shelved | None:
    """Return what became of the book before, if nothing has changed since."""
    premises = order.premises
    if premises is None:
        return None
    try:
        done = unchanged.repeat(premises, proofread=order.proofread, strict=order.strict)
    except OSError as error:
        return Shelved(request=order.request, written=None, diagnostics=(_trouble(error),))
    if done is None:
        return None
    kept = done.recalled
    return Shelved(
        request=order.request,
        written=kept.written if kept else None,
        diagnostics=kept.diagnostics if kept else (),
        doubts=done.doubts,
    )


def build_order(order: Order) -> Shelved:
    """Build one book by a single process; an error of the system becomes one of the book."""
    request, premises = order.request, order.premises
    proofread = order.proofread or order.strict
    doubts = count_findings(request.file) if proofread else 0
    if order.strict and doubts:
        return Shelved(request=request, written=None, doubts=doubts)
    try:
        with _AT_A_TIME, alone():
            result = build(request, lambda _: None, premises)
    except (OSError, OutputUnavailableError) as error:
        return Shelved(request=request, written=None, diagnostics=(_trouble(error),))
    if proofread and premises is not None:
        unchanged.remember_doubts(premises, doubts)
    return Shelved(
        request=request, written=result.value, diagnostics=result.diagnostics, doubts=doubts
    )


def _trouble(error: Exception) -> Diagnostic:
    return codes.NOT_BUILT.of(error=error)
