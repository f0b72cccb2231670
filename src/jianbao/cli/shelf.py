"""jianbao build with many books, or with a scheduler."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager

from jianbao import dask_cluster, executors
from jianbao.build.shelf import BookOrder, Shelved, build_shelf
from jianbao.cli import report
from jianbao.cli.envelope import envelope, outputs, sealed
from jianbao.cli.exits import Exit
from jianbao.cli.language import words
from jianbao.cli.progress import counted
from jianbao.diagnostics import Text

_BOOKS = Text("生成各本", "Building")


def run_shelf(orders: Sequence[BookOrder], scheduler: str, *, quiet: bool, as_json: bool) -> Exit:
    """Build the books of ``orders``, report on each, and return how the command ends."""
    started = time.perf_counter()
    try:
        with (
            _workers(scheduler, len(orders)) as (executor, ahead),
            counted(_BOOKS, silent=quiet or as_json) as told,
        ):
            done = build_shelf(orders, executor, ahead, told)
    except ImportError:
        return report.usage_fault(
            "没有安装 Dask，请运行 pip install 'jianbao[cluster]'",
            "Dask is not installed: run pip install 'jianbao[cluster]'",
        )
    except dask_cluster.UnreachableError as error:
        return report.usage_fault(
            f"连不上调度器 {scheduler}：{error}", f"no scheduler at {scheduler}: {error}"
        )
    built = sum(book.written is not None for book in done)
    how = Exit.CLEAN if built == len(done) else Exit.PROBLEMS
    if as_json:
        return envelope(how, {"books": list(map(_record, done))})
    _tell(done, quiet=quiet)
    seconds = time.perf_counter() - started
    zh = f"{len(done)} 本书，生成了 {built} 本，用时 {seconds:.1f} 秒"
    en = f"{built} of {len(done)} books built in {seconds:.1f} s"
    if not quiet:
        report.stderr().print(words(zh, en))
    return how


@contextmanager
def _workers(scheduler: str, books: int) -> Iterator[tuple[Executor | None, int]]:
    """Yield who builds, and how many books they are given before they are done with the first."""
    if scheduler:
        with dask_cluster.cluster(scheduler) as executor:
            yield executor, books
        return
    if books == 1:
        yield None, 0
        return
    with executors.processes(_load) as executor:
        yield executor, max(1, executors.allowed() - 1)


def _load() -> None:
    """Load what every book needs, in a process that has just been started."""
    import jianbao.build.shelf  # noqa: F401, PLC0415 - that is what it is for


def _tell(done: Sequence[Shelved], *, quiet: bool) -> None:
    for book in done:
        if not quiet or book.written is None:
            report.heading(book.request.file)
        report.show(book.diagnostics, book.request.file.parent, quiet=quiet)
        report.written(book.written or (), quiet=quiet)
        if not quiet or book.written is None:
            report.doubts(book.doubts, book.request.file)


def _record(book: Shelved) -> dict[str, object]:
    how = Exit.CLEAN if book.written is not None else Exit.PROBLEMS
    return {
        "file": str(book.request.file),
        "doubts": book.doubts,
        **sealed(how, outputs(book.written or ()), book.diagnostics),
    }
