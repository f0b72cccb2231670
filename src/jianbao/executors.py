"""Other processes to work in: as many as the machine has processors to spare.

What is handed to them goes through `concurrent.futures.Executor`, so that any other executor of
that kind, such as that of a Dask client, can stand in.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")

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
def processes(preload: Callable[[], None]) -> Iterator[Executor | None]:
    """Start processes beside this one, each of which runs ``preload``; None where there is no room.

    They are started from nothing, as what this process holds may not be shared.
    """
    others = allowed() - 1
    if others < 1:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(others, mp_context=context, initializer=preload)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def shared_out(
    work: Callable[[Task], Done], tasks: Sequence[Task], executor: Executor | None, ahead: int = 2
) -> list[Done]:
    """Return what ``work`` makes of each of ``tasks``, in their order.

    ``executor`` is given tasks from the front, no more than ``ahead`` of what it is doing; this
    process does those at the back meanwhile. What a process took with it when it died is done
    here: nothing is lost.
    """
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
            except BrokenProcessPool:
                waiting.append(number)
                executor = None
    return [done[number] for number in range(len(tasks))]
