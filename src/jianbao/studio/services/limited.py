"""A process of its own, with limits of time and memory, in which what comes from outside is read."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from importlib import import_module
from threading import Lock
from typing import Final, TypeVar, TypeVarTuple

from jianbao.executors import attend_parent

Given = TypeVarTuple("Given")
T = TypeVar("T")

PATIENCE: Final = 180.0
"""Seconds after which the process is ended from outside, whatever it does."""
_turn = Lock()
_pools: list[ProcessPoolExecutor] = []


class TookTooMuchError(Exception):
    """The work was ended: it took too much time or memory, or its process died."""


def call(work: Callable[[*Given], T], *given: *Given, patience: float = PATIENCE) -> T:
    """Return what ``work`` makes of ``given`` in another process, which is kept for the next.

    Raises TookTooMuchError; what ``work`` raises comes as it is.
    """
    with _turn:
        pool = _pools.pop() if _pools else _pool()
        try:
            done = pool.submit(work, *given).result(timeout=patience)
        except (BrokenExecutor, TimeoutError) as problem:
            for child in list((pool._processes or {}).values()):  # noqa: SLF001 - 3.14 has a method for it
                child.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise TookTooMuchError from problem
        except BaseException:
            _pools.append(pool)
            raise
        _pools.append(pool)
        return done


def warm(module: str) -> None:
    """Let the process load ``module`` meanwhile, where none is there yet; nobody waits for it."""
    if _pools or not _turn.acquire(blocking=False):
        return
    try:
        pool = _pool()
        pool.submit(_load, module)
        _pools.append(pool)
    finally:
        _turn.release()


def _load(module: str) -> None:
    import_module(module)


def _pool() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=attend_parent)
