"""Work that takes too much is ended by the process itself, and said with its place."""

from __future__ import annotations

import pickle
import re
import signal
import sys
from pathlib import Path

import pytest

from jianbao import budget, failures, files
from jianbao.diagnostics import BookError, Diagnostic, Result, Severity, Span, Text
from jianbao.manuscript.source import Manuscript


def endless() -> Result[int]:
    manuscript = Manuscript(file="a.md", path=Path("a.md"), text="甲")
    with budget.limited():
        while manuscript:
            pass
    return Result(value=1)


@pytest.mark.parametrize("kind", ["loop", "pattern", "swallowed"])
def test_what_takes_too_long_is_interrupted(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    monkeypatch.setattr(budget, "_PATIENCE", 0.2)

    def work() -> None:
        if kind == "pattern":
            re.match(r"(a+)+b", "a" * 64)  # never comes back to Python's own loop
        times = 0
        while True:
            try:
                while True:
                    pass
            except BaseException:  # as parts of the layout engine do
                times += 1
                if kind == "loop" or times > 1:
                    raise

    with pytest.raises(budget.OverBudgetError), budget.watched(), budget.limited():
        work()
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_size_allows_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched(), budget.limited(10_000_000):
        assert sum(range(10_000_000))


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.MEMORY, "1500")
    with pytest.raises(MemoryError), budget.watched():
        bytearray(40_000_000_000)


def test_where_the_system_has_no_limits_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: neither a clock that interrupts nor a limit of memory."""
    monkeypatch.delattr(signal, "setitimer")
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched(), budget.limited(megabytes=1):
        assert sum(range(100))
    budget.watch()
    assert budget._bounded(1)() is None  # noqa: SLF001 - what undoes no limit does nothing


def test_too_much_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(budget.SECONDS, "0.1")
    with budget.watched():
        (said,) = failures.placed(endless).diagnostics
    assert (said.code, str(said.span)) == ("B005", "a.md")
    assert said.message.zh == "处理这里用的时间太多，已停下"
    assert said.hint
    assert budget.SECONDS in said.hint.zh


def test_a_broken_picture_is_no_matter_of_the_system() -> None:
    """Libraries raise OSError for it as the system does for a file, only without its number."""
    assert failures.is_told(OSError("Truncated File Read"))
    assert not failures.is_told(FileNotFoundError(2, "No such file"))
    refused = files.RefusedError(Text("不是普通文件", "no regular file"), Path("a"))
    assert not failures.is_told(refused)


def test_what_nobody_foresaw_is_told_with_its_place() -> None:
    def work() -> Result[int]:
        span = Span(file="b.md", line=7)
        raise ValueError(f"{span.line}\n" * 900)

    (said,) = failures.placed(work, Span(file="book.yaml")).diagnostics
    assert (said.code, str(said.span)) == ("B006", "b.md:7")
    assert len(said.message.zh) < 300
    assert "\n" not in said.message.zh


def test_refusals_of_the_system_and_known_faults_pass() -> None:
    known = Diagnostic(code="C001", severity=Severity.ERROR, message=Text("甲", "a"))

    def refused() -> Result[int]:
        raise FileNotFoundError

    def faulty() -> Result[int]:
        raise BookError(known)

    with pytest.raises(FileNotFoundError):
        failures.placed(refused)
    assert failures.placed(faulty).diagnostics == (known,)


def test_a_fault_comes_whole_from_another_process() -> None:
    known = Diagnostic(code="C001", severity=Severity.ERROR, message=Text("甲", "a"))
    assert pickle.loads(pickle.dumps(BookError(known, known))).diagnostics == (known, known)  # noqa: S301
