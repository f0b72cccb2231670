"""How much time and memory one piece of work may take, and where in the book it was when it failed.

The clock is that of the process itself (user time), so that a busy machine harms no honest book,
and it ticks by a signal, which interrupts also what never returns to Python's own loop. Where
there are no such signals (Windows) nothing is limited.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Final

SECONDS: Final = "JIANBAO_SECONDS"
"""Names the seconds that any one piece of work may take (60), apart from what its size allows."""
MEMORY: Final = "JIANBAO_MEMORY"
"""Names the megabytes that a process may take: half of what the machine has, 2,000 at least."""
_SECONDS: Final = 60.0
_PER_BYTE: Final = 1 / 5_000
"""A tenth of the speed at which pages are made on a slow machine."""
_LEAST_MEMORY: Final = 2_000
_MEGABYTE: Final = 1024 * 1024
_TICK: Final = 0.25
_PATIENCE: Final = 5.0
"""Seconds left for clearing up before what goes on all the same is interrupted again."""
_ROOM: Final = 1.25
"""The system refuses memory only beyond the limit: before that this process ends the work itself."""


class OverBudgetError(BaseException):
    """A piece of work took too much; no ``except Exception`` on its way may keep it."""

    def __init__(self, resource: str = "time") -> None:
        super().__init__(resource)
        self.resource = resource


@dataclass(slots=True)
class _Allowance:
    until: float


_allowances: list[_Allowance] = []
"""What is being worked on, one within another."""


@contextmanager
def limited(
    size: int = 0, seconds: float = _SECONDS, megabytes: int | None = None
) -> Iterator[None]:
    """Let what is done within take its time, and no more.

    ``size`` is the bytes that it works on, ``seconds`` what it may take besides where the
    environment does not say. Raises OverBudgetError from within where it takes more, if the process
    is `watched`. Of memory it may take ``megabytes`` more than the process has: beyond them the
    system refuses it (MemoryError).
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # a signal would reach the main thread, which does something else
        return
    allowance = _Allowance(time.process_time() + _allowed(seconds) + size * _PER_BYTE)
    _allowances.append(allowance)
    restore = _bounded(_taken() + megabytes * _MEGABYTE) if megabytes and _taken() else None
    try:
        yield
    finally:
        if restore is not None:
            restore()
        _allowances.remove(allowance)


@contextmanager
def watched() -> Iterator[None]:
    """Hold what is done within to its limits of time, and the process to its limit of memory."""
    if not _can_watch():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _look)
    signal.siginterrupt(signal.SIGVTALRM, False)  # noqa: FBT003 - its signature
    signal.setitimer(signal.ITIMER_VIRTUAL, _TICK, _TICK)
    restore = _bounded(_refused())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        restore()


def watch() -> None:
    """Hold all that this process does from now on to its limits: a process that works for others."""
    if _can_watch():
        signal.signal(signal.SIGVTALRM, _look)
        signal.siginterrupt(signal.SIGVTALRM, False)  # noqa: FBT003 - its signature
        signal.setitimer(signal.ITIMER_VIRTUAL, _TICK, _TICK)
        _bounded(_refused())


def _can_watch() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGVTALRM) is not _look
    )


def _look(_number: int, _frame: FrameType | None) -> None:
    """See whether something takes too much, and interrupt it."""
    if not _allowances:
        return
    now = time.process_time()
    is_large = _resident() > allowed_memory() * _MEGABYTE
    if is_large or any(now > allowance.until for allowance in _allowances):
        for allowance in _allowances:
            allowance.until = max(allowance.until, now + _PATIENCE)
        raise OverBudgetError("memory" if is_large else "time")


def _allowed(seconds: float) -> float:
    with suppress(ValueError):
        return max(0.1, float(os.environ.get(SECONDS, "")))
    return seconds


def allowed_memory() -> int:
    """Return the megabytes that a process may take."""
    said = os.environ.get(MEMORY, "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEGABYTE
    except (AttributeError, ValueError, OSError):
        return 2 * _LEAST_MEMORY
    return max(_LEAST_MEMORY, there // 2)


def _refused() -> int:
    return int(allowed_memory() * _MEGABYTE * _ROOM)


def _resident() -> int:
    """Return the bytes of memory in use; 0 where the system does not tell."""
    return _statm(1)


def _taken() -> int:
    """Return the bytes that the system has given out, in use or not; what it counts when asked for more."""
    return _statm(5)


def _statm(field: int) -> int:
    if sys.platform != "linux":
        return 0
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - four times a second
            return int(stream.read().split()[field]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _bounded(most: int) -> Callable[[], None]:
    """Let the system refuse memory beyond ``most``, so that one step cannot take it all."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return lambda: None
    before = resource.getrlimit(resource.RLIMIT_DATA)
    if before[0] != resource.RLIM_INFINITY:
        most = min(most, before[0])
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))

    def restore() -> None:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, before)

    return restore
