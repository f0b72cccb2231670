"""Other processes to work in: as many as the machine has processors to spare.

What is handed to them goes through `concurrent.futures.Executor`, so that any other executor of
that kind, such as that of a Dask client, can stand in.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cached_property
from threading import Thread
from typing import Generic, TypeVar

from jianbao import budget

Task = TypeVar("Task")
Done = TypeVar("Done")

# By name, as Dask is not loaded where nobody asks for it.
_LOST_BY_DASK = frozenset({"KilledWorker", "FutureCancelledError", "CommClosedError"})

Counted = Callable[[int, int], None]
"""What is told how many pieces of work are done, of how many; 0 if nobody knows."""


def untold(done: int, whole: int) -> None:
    """Tell nobody how much is done."""


VARIABLE = "JIANBAO_PROCESSES"
"""How many processes may work at once, this one included."""


def allowed() -> int:
    """Return how many processes may work at once: the processors of this process, or `VARIABLE`."""
    said = os.environ.get(VARIABLE, "")
    if said.isdecimal() and int(said):
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def alone() -> Iterator[None]:
    """Let this process work without others meanwhile: they have books of their own to do."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


@contextmanager
def processes(preload: Callable[[], None]) -> Iterator[Executor | None]:
    """Start processes beside this one, each of which runs ``preload``; None where none can be.

    They are started from nothing, as what this process holds may not be shared.
    """
    others = allowed() - 1
    if others < 1:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    before = set(multiprocessing.active_children())
    try:
        pool = ProcessPoolExecutor(others, context, _begin, (preload,))
    except (OSError, NotImplementedError):  # no semaphores where /dev/shm is shut
        yield None
        return
    try:
        yield pool
    except BaseException:
        # Nobody waits for what they are doing, and it may take long.
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(preload: Callable[[], None]) -> None:
    attend_parent()
    preload()


def attend_parent() -> None:
    """Let this process work for the one that started it: within the limits, and no longer."""
    follow_parent()
    budget.watch()


def follow_parent() -> None:
    """Let this process end when the one that started it has died, however that came."""
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody is left to take what it is working on


class BackgroundTask(Generic[Done]):
    """Something to do besides: by another process, or here when the result is asked for."""

    def __init__(self, work: Callable[[], Done]) -> None:
        """Take what to do, which is the same wherever it is done."""
        self._work = work
        self._sent: Future[Done] | None = None

    def send(self, executor: Executor) -> None:
        """Let a process of ``executor`` do it."""
        with suppress(BrokenProcessPool, RuntimeError):
            self._sent = executor.submit(self._work)

    @cached_property
    def result(self) -> Done:
        """What came of it."""
        if self._sent is not None:
            with suppress(BrokenProcessPool, CancelledError):
                return self._sent.result()
        return self._work()


def call(executor: Executor | None, task: BackgroundTask[Done] | None = None) -> None:
    """Let the processes of ``executor`` start, one of them with ``task``.

    Else they begin with the first thing that they are given.
    """
    if executor is not None:
        with suppress(BrokenProcessPool, RuntimeError):
            for _ in range(allowed() - 1):
                executor.submit(_attend)
        if task is not None:
            task.send(executor)


def _attend() -> None:
    """Do nothing: being there is all that is asked for."""


def shared_out(
    work: Callable[[Task], Done],
    tasks: Sequence[Task],
    executor: Executor | None,
    ahead: int | None = None,
    told: Counted = untold,
) -> list[Done]:
    """Return what ``work`` makes of each of ``tasks``, in their order.

    ``executor`` is given tasks from the front, no more than ``ahead`` at a time (one for each
    process and one to go on with); this process does those at the back meanwhile. What a process
    took with it when it died is done here: nothing is lost. ``told`` hears how many are done.
    """
    ahead = ahead or allowed()
    done: dict[int, Done] = {}
    waiting = deque(range(len(tasks)))
    running: dict[Future[Done], int] = {}
    while waiting or running:
        while executor is not None and waiting and len(running) < ahead:
            number = waiting.popleft()
            try:
                running[executor.submit(work, tasks[number])] = number
            except (BrokenProcessPool, RuntimeError):
                waiting.appendleft(number)
                executor = None
        if waiting:
            number = waiting.pop()
            done[number] = work(tasks[number])
        else:
            wait(running, return_when=FIRST_COMPLETED)
        for future in [future for future in running if future.done()]:
            number = running.pop(future)
            try:
                done[number] = future.result()
            except Exception as error:
                if not _is_lost(error):
                    raise
                waiting.append(number)
                executor = None
        told(len(done), len(tasks))
    return [done[number] for number in range(len(tasks))]


def _is_lost(error: Exception) -> bool:
    """Whether not the work failed, but those who did it: a process, or all workers of Dask."""
    return isinstance(error, BrokenProcessPool) or type(error).__name__ in _LOST_BY_DASK
