"""The whole build."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from itertools import chain

from jianbao import cache, unchanged
from jianbao.atomic_files import Finished, write
from jianbao.build import codes, copying
from jianbao.build.cover import cover_for
from jianbao.build.foresight import call_early, remember
from jianbao.build.model import Prepared, Progress, Request, Written
from jianbao.build.preparation import prepare
from jianbao.build.production import produce
from jianbao.build.repeating import is_repeatable
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result, Text, in_reading_order
from jianbao.executors import BackgroundTask, processes
from jianbao.manuscript import codes as manuscript_codes
from jianbao.outputs import Artifact
from jianbao.preflight import codes as preflight_codes
from jianbao.typesetting.incremental.readiness import preload
from jianbao.unchanged import Premises

# A fifth of the time of a large book goes into collections at Python's own threshold of 700.
_COLLECTED_AFTER = 50_000


def build(
    request: Request,
    progress: Progress,
    premises: Premises | None = None,
    background: BackgroundTask[int] | None = None,
) -> Result[tuple[Written, ...]]:
    """Build the book of ``request``; write its files only if none of them has an error.

    ``progress`` is told of each step. What comes of it is remembered for its ``premises``, as they
    were when this program was started. ``background`` is done by another process where one is started
    and has nothing else to do yet. Raises OSError where a file cannot be written and
    OutputUnavailableError where a system library is missing.
    """
    with _rarely_collected(), processes(preload) as executor:
        foresee = partial(call_early, executor, request.only, background)
        return _build(request, progress, executor, premises, foresee)


def _build(
    request: Request,
    progress: Progress,
    executor: Executor | None,
    premises: Premises | None,
    foresee: Callable[[BookConfig], None],
) -> Result[tuple[Written, ...]]:
    cache.take_damaged()  # what was found before is another build's
    progress(Text("读取稿件", "Reading the manuscripts"))
    prepared = prepare(request.file, foresee)
    diagnostics = list(prepared.diagnostics)
    if prepared.failed or prepared.value is None:
        return Result(value=None, diagnostics=in_reading_order(diagnostics))
    book = cover_for(prepared.value, request.pages) if request.pages else prepared.value
    wishes = copying.merged(book.config.copies, request.copies)
    planned = copying.planned(book, wishes, request)
    diagnostics += planned.diagnostics
    if planned.failed:
        return Result(value=None, diagnostics=in_reading_order(diagnostics))
    if planned.value is not None:
        book = copying.numbered(book)
    artifacts, faults = produce(book, request.only, progress, executor=executor)
    diagnostics += _new(faults, diagnostics)
    copies: Iterator[tuple[str, Artifact]] = iter(())
    if planned.value is not None and not any(item.is_error for item in faults):
        progress(Text("做各份", "Making the copies"))
        made = copying.make(planned.value, book, artifacts)
        diagnostics += made.diagnostics
        copies = made.value or copies
    diagnostics += _mended()
    said = in_reading_order(diagnostics)
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=said)
    remember(book.config)
    folder = request.out or book.config.folder / "out"
    written = write(map(_finished, chain(artifacts, copies)), folder)
    if premises is not None and planned.value is None:
        outputs = premises.knowing(item.path for item in written).made
        if is_repeatable(book, outputs, said):
            unchanged.remember(premises, list(map(_finished, artifacts)), said)
    return Result(value=written, diagnostics=said)


def _finished(named: tuple[str, Artifact]) -> Finished:
    name, artifact = named
    return Finished(name=name, data=artifact.data, pages=artifact.page_count)


def _mended() -> list[Diagnostic]:
    """Return B004 where what earlier builds had kept was damaged, and has been made again."""
    damaged = cache.take_damaged()
    if not damaged:
        return []
    number = len(damaged)
    return [codes.DAMAGED_CACHE.of(number=number)]


def inspect(prepared: Prepared, progress: Progress) -> tuple[Diagnostic, ...]:
    """Make the printed book of ``prepared`` in memory, and return all that preflight says of it.

    Raises OutputUnavailableError where a system library is missing.
    """
    with _rarely_collected():
        _, faults = produce(prepared, ("pdf",), progress, for_press=True)
    return tuple(faults)


def _new(faults: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return ``faults`` without the coarse pictures that the manuscripts were told of already."""
    is_told = any(item.code == manuscript_codes.TOO_FEW_DOTS.code for item in known)
    return [
        item for item in faults if not (is_told and item.code == preflight_codes.TOO_FEW_DOTS.code)
    ]


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let the garbage collector look less often: a build makes many objects and few cycles."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, before[1], before[2])
    try:
        yield
    finally:
        gc.set_threshold(*before)
