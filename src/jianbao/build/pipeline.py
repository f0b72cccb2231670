"""The whole build."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from jianbao import cache, uptodate
from jianbao.atomic_files import Finished, clear_away, write
from jianbao.build import batches, codes
from jianbao.build.model import NamedProduct, Prepared, Progress, Request, Written
from jianbao.build.preparation import load, read
from jianbao.build.production import as_asked, produce
from jianbao.config import BookConfig
from jianbao.diagnostics import BookError, Diagnostic, Result, Span, Text, in_reading_order
from jianbao.executors import BackgroundTask, call, processes
from jianbao.failures import placed
from jianbao.manuscript import picture_codes
from jianbao.memo import Memory
from jianbao.preflight import codes as preflight_codes
from jianbao.products import PRINT
from jianbao.products.commission import OutputUnavailableError
from jianbao.typesetting.codes import PARTS_FAILED
from jianbao.typesetting.incremental.readiness import preload
from jianbao.uptodate import Fingerprint, LastBuild

T = TypeVar("T")

_MANY = 12
"""Articles to lay out; fewer are done before others are ready to help."""
# A fifth of the time of a large book goes into collections at Python's own threshold of 700.
_COLLECTED_AFTER = 50_000
_PASSING = frozenset({codes.DAMAGED_CACHE.code, PARTS_FAILED.code})
"""What is said of the moment, and not of the book: such a build is not the last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is to be made of a book, and where to put it; what a batch makes differs each time."""

    book: Prepared
    batches: tuple[batches.PlannedBatch, ...]
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    """The files of a build, and whether they may be remembered."""

    files: tuple[Written, ...]
    is_lasting: bool


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
    said = list[Diagnostic]()
    with _rarely_collected(), processes(preload) as executor:
        built = placed(
            lambda: Result(value=_build(request, progress, said, executor, findings)),
            Span(file=request.file.name),
            passing=(OutputUnavailableError,),
        )
    diagnostics = in_reading_order(_told_once([*said, *built.diagnostics]))
    if built.value is None:
        return Result(value=None, diagnostics=diagnostics)
    is_lasting = built.value.is_lasting and not any(item.code in _PASSING for item in diagnostics)
    if fingerprint and is_lasting:
        found = findings.result if findings else None
        kept = LastBuild(written=built.value.files, diagnostics=diagnostics, findings=found)
        uptodate.remember(fingerprint, kept)
    return Result(value=built.value.files, diagnostics=diagnostics)


def _build(
    request: Request,
    progress: Progress,
    said: list[Diagnostic],
    executor: Executor | None,
    findings: BackgroundTask[int] | None,
) -> _Built:
    """Build the book, and add to ``said`` what there is to say; raises BookError on an error."""
    memory = Memory(request.file)
    cache.take_damaged()  # what was found before is another build's
    progress(Text("读取稿件", "Reading the manuscripts"))
    settings = _value(load(request.file), said)
    if has_much_to_lay_out(settings, request, memory):
        call(executor, findings)
    prepared = _sure(read(settings, memory, request.only), said)
    plan = _sure(_planned(prepared, request), said)
    products = _sure(_make(plan, request, progress, executor, memory), said)
    return _Built(files=_place(plan, products), is_lasting=not plan.batches)


def _value(result: Result[T], said: list[Diagnostic]) -> T:
    """Return the value of ``result``, of which all is ``said``; raises BookError without one."""
    said += result.diagnostics
    if result.value is None:
        raise BookError
    return result.value


def _sure(result: Result[T], said: list[Diagnostic]) -> T:
    """Return what `_value` does; raises BookError also where an error has been said by now."""
    value = _value(result, said)
    if any(item.is_error for item in said):
        raise BookError
    return value


def has_much_to_lay_out(settings: BookConfig, request: Request, memory: Memory) -> bool:
    """Whether other processes, which take a second to get ready, are called before they are needed."""
    wanted = request.only or tuple(choice.name for choice in settings.outputs)
    articles = sum(len(part.chapters) for part in settings.parts)
    return PRINT.name in wanted and articles >= _MANY and memory.of(PRINT.name).is_empty


def _planned(prepared: Prepared, request: Request) -> Result[_Plan]:
    home = prepared.config.folder
    folder = request.out or home / "out"
    if request.out is None and not folder.resolve().is_relative_to(home):
        outside = codes.OUT_OUTSIDE.at(Span(file=request.file.name), folder=folder.resolve())
        return Result(value=None, diagnostics=(outside,))
    book = as_asked(prepared, request.asked)
    planned = batches.plan(book, request)
    wanted = planned.value or ()
    if wanted:
        book = replace(book, book=wanted[-1].plan.book)
    plan = _Plan(book=book, batches=wanted, folder=folder)
    return Result(value=plan, diagnostics=planned.diagnostics)


def _make(
    plan: _Plan, request: Request, progress: Progress, executor: Executor | None, memory: Memory
) -> Result[Iterator[NamedProduct]]:
    """Return the products, and the files of batches, which are made one by one as they are taken."""
    products, said = produce(plan.book, request.only, progress, executor=executor, memory=memory)
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=(*said, *_mended()))
    varied = batches.make(plan.batches, products, progress)
    shown, withheld = batches.without_open(plan.batches, products, request, plan.book.config)
    told = batches.told_of(withheld, plan.folder)
    files = chain(shown, varied.value or ())
    return Result(value=files, diagnostics=(*said, *varied.diagnostics, *told, *_mended()))


def _place(plan: _Plan, products: Iterable[NamedProduct]) -> tuple[Written, ...]:
    clear_away(_folders(plan.book.config))
    return write(map(_finished, products), plan.folder)


def _folders(config: BookConfig) -> set[Path]:
    """Return the folders that commands write into, but for ``out``: each may have been killed."""
    entries = chain.from_iterable(part.chapters for part in config.parts)
    beside = {(config.folder / entry.path).parent for entry in entries}
    return {config.folder, config.folder.parent, *beside}


def _finished(made: NamedProduct) -> Finished:
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
        _, faults = produce(prepared, (PRINT.name,), progress, for_press=True)
    return tuple(faults)


def _told_once(said: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield ``said`` without what preflight says of coarse pictures where the manuscripts did."""
    is_told = any(item.code == picture_codes.TOO_FEW_DOTS.code for item in said)
    return (
        item for item in said if not (is_told and item.code == preflight_codes.TOO_FEW_DOTS.code)
    )


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Let the garbage collector look less often: a build makes many objects and few cycles."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, before[1], before[2])
    try:
        yield
    finally:
        gc.set_threshold(*before)
