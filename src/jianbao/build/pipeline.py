"""The whole build."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain

from jianbao import cache, uptodate
from jianbao.atomic_files import Finished, write
from jianbao.build import codes, copying
from jianbao.build.foresight import call_early, remember
from jianbao.build.model import Made, Prepared, Progress, Request, Written
from jianbao.build.preparation import prepare
from jianbao.build.production import as_asked, produce
from jianbao.config import BookConfig
from jianbao.diagnostics import Diagnostic, Result, Span, Text, in_reading_order
from jianbao.executors import BackgroundTask, processes
from jianbao.failures import placed
from jianbao.manuscript import picture_codes
from jianbao.preflight import codes as preflight_codes
from jianbao.products.commission import OutputUnavailableError
from jianbao.typesetting.codes import PARTS_FAILED
from jianbao.typesetting.incremental.readiness import preload
from jianbao.uptodate import Fingerprint, LastBuild

# A fifth of the time of a large book goes into collections at Python's own threshold of 700.
_COLLECTED_AFTER = 50_000
_PASSING = frozenset({codes.DAMAGED_CACHE.code, PARTS_FAILED.code})
"""What is said of the moment, and not of the book: such a build is not the last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """The files of a build; with copies among them, which differ each time."""

    files: tuple[Written, ...]
    has_copies: bool


def build(
    request: Request,
    progress: Progress,
    fingerprint: Fingerprint | None = None,
    findings: BackgroundTask[int] | None = None,
) -> Result[tuple[Written, ...]]:
    """Build the book of ``request``; write its files only if none of them has an error.

    ``progress`` is told of each step. What comes of it is remembered with ``fingerprint``, taken
    when this program was started, and with the ``findings`` of proof-reading, which are counted by
    another process where one is started and has nothing else to do yet. Raises OSError where a
    file cannot be written and OutputUnavailableError where a system library is missing.
    """
    with _rarely_collected(), processes(preload) as executor:
        foresee = partial(call_early, executor, request.only, findings)
        result = placed(
            lambda: _build(request, progress, executor, foresee),
            Span(file=request.file.name),
            passing=(OutputUnavailableError,),
        )
    passing = any(item.code in _PASSING for item in result.diagnostics)
    if fingerprint and result.value and not (result.value.has_copies or passing):
        found = findings.result if findings else None
        kept = LastBuild(
            written=result.value.files, diagnostics=tuple(result.diagnostics), findings=found
        )
        uptodate.remember(fingerprint, kept)
    files = None if result.value is None else result.value.files
    return Result(value=files, diagnostics=result.diagnostics)


def _build(
    request: Request,
    progress: Progress,
    executor: Executor | None,
    foresee: Callable[[BookConfig], None],
) -> Result[_Built]:
    cache.take_damaged()  # what was found before is another build's
    progress(Text("读取稿件", "Reading the manuscripts"))
    prepared = prepare(request.file, foresee)
    diagnostics = list(prepared.diagnostics)
    if prepared.failed or prepared.value is None:
        return Result(value=None, diagnostics=in_reading_order(diagnostics))
    folder = request.out or prepared.value.config.folder / "out"
    if request.out is None and not folder.resolve().is_relative_to(prepared.value.config.folder):
        outside = codes.OUT_OUTSIDE.at(Span(file=request.file.name), folder=folder.resolve())
        return Result(value=None, diagnostics=in_reading_order([*diagnostics, outside]))
    book = as_asked(prepared.value, request.asked)
    wishes = copying.merged(book.config.copies, request.copies)
    planned = copying.planned(book, wishes, request)
    diagnostics += planned.diagnostics
    if planned.failed:
        return Result(value=None, diagnostics=in_reading_order(diagnostics))
    if planned.value is not None:
        book = copying.numbered(book)
    artifacts, faults = produce(book, request.only, progress, executor=executor)
    diagnostics += _new(faults, diagnostics)
    copies: Iterator[Made] = iter(())
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
    written = write(map(_finished, chain(artifacts, copies)), folder)
    built = _Built(files=written, has_copies=planned.value is not None)
    return Result(value=built, diagnostics=said)


def _finished(made: Made) -> Finished:
    artifact = made.artifact
    return Finished(
        name=made.file, data=artifact.data, pages=artifact.page_count, private=artifact.private
    )


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
    is_told = any(item.code == picture_codes.TOO_FEW_DOTS.code for item in known)
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
