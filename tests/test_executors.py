"""Work shared out to other processes: nothing is lost, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from jianbao import executors
from jianbao.executors import BackgroundTask, processes, shared_out

HOME = os.getpid()


def nothing() -> None:
    """Need no preparation."""


def double(number: int) -> int:
    return number * 2


def die_once(number_and_mark: tuple[int, str, int]) -> int:
    """Kill the process that does this for the first time, unless it is that of the test."""
    number, mark, home = number_and_mark
    if number == 1 and os.getpid() != home and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("ahead", [1, 2, 7])
def test_results_come_in_the_order_of_the_tasks(ahead: int) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert shared_out(double, range(20), pool, ahead) == [2 * number for number in range(20)]


def test_without_an_executor_this_process_does_all() -> None:
    assert shared_out(double, [3, 1, 2], None) == [6, 2, 4]


def test_a_killed_process_takes_nothing_with_it(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path / "died"), HOME) for number in range(8)]
    with ProcessPoolExecutor(1) as pool:
        # This process starts with the last task, the other one with the first.
        assert shared_out(die_once, tasks, pool) == [2 * number for number in range(8)]


def test_a_failure_is_told() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="0"):
        shared_out(fail, [0], pool)


def test_an_executor_that_was_shut_down_is_done_without() -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    assert shared_out(double, [1, 2], pool) == [2, 4]


def die_elsewhere(home: int) -> int:
    """Kill the process that does this, unless it is that of the test."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return home


def test_a_background_task_is_done_by_another_process() -> None:
    background = BackgroundTask(os.getpid)
    with ProcessPoolExecutor(1) as pool:
        background.send(pool)
    assert background.result != HOME


@pytest.mark.parametrize("open_", [True, False])
def test_a_background_task_that_came_to_nothing_is_done_here(open_: bool) -> None:  # noqa: FBT001 - pytest
    background = BackgroundTask(partial(die_elsewhere, HOME))
    with ProcessPoolExecutor(1) as pool:
        if not open_:
            pool.shutdown()
        background.send(pool)
    assert background.result == HOME


def test_a_background_task_that_nobody_was_given_is_done_here() -> None:
    assert BackgroundTask(os.getpid).result == HOME


def test_there_are_no_other_processes_where_one_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(executors.VARIABLE, "1")
    with processes(nothing) as pool:
        assert pool is None


def test_other_processes_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(executors.VARIABLE, "2")
    with processes(nothing) as pool:
        assert isinstance(pool, Executor)
        assert pool.submit(os.getpid).result() != HOME


def test_no_process_outlives_the_one_that_started_it() -> None:
    program = (
        "import os, gc, signal; from jianbao.executors import processes\n"
        "if __name__ == '__main__':\n"
        "    with processes(gc.collect) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "JIANBAO_PROCESSES": "2"},
    )
    assert done.returncode == -signal.SIGKILL
    left = Path("/proc", done.stdout.strip())
    for _ in range(200):
        if not left.exists() or "State:\tZ" in (left / "status").read_text("utf-8"):
            return
        time.sleep(0.1)
    pytest.fail("it is still there")


def test_where_no_process_can_be_begun_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(*_: object) -> None:
        raise PermissionError(13, "no semaphores where /dev/shm is shut")

    monkeypatch.setenv(executors.VARIABLE, "2")
    monkeypatch.setattr("jianbao.executors.ProcessPoolExecutor", shut)
    with processes(lambda: None) as pool:
        assert pool is None
