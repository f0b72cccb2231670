"""Ended from outside at any moment, a command ends clean, and every process of it with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cli.terminal import HEEDING
from tests.conftest import Write

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="processes are seen in /proc")

ARTICLE = "# 一则\n\n" + "正文在此，写了一句完整的话，说的是学校里的事情。\n\n" * 1_500
_CONVERTING = 3
"""Processes of a conversion: what converts, what it has started, and what watches over it."""
BOOK = "书名: 简报\n版式: {名称: reader}\n输出: [pdf]\n文章: [一.md, 二.md]\n"


class Command:
    """A command at work, whose processes are known by a mark in their environment."""

    def __init__(self, folder: Path, *words: str) -> None:
        self._mark = f"JIANBAO_TEST={uuid.uuid4()}"
        name, _, value = self._mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, "-c", HEEDING, *words],
            cwd=folder,
            env={**os.environ, name: value, "JIANBAO_PROCESSES": "2"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def others(self) -> list[int]:
        """Return the processes that the command has started and that are still there."""
        found = []
        for folder in Path("/proc").iterdir():
            if folder.name.isdecimal() and int(folder.name) != self.process.pid:
                with suppress(OSError):
                    environment = (folder / "environ").read_bytes()
                    if self._mark.encode() in environment.split(b"\0"):
                        found.append(int(folder.name))
        return found

    def wait_for(self, is_there: Callable[[], object]) -> None:
        until = time.monotonic() + 120
        while not is_there() and self.process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)

    def end(self, number: int) -> str:
        """Send a signal and return what was said after it."""
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        until = time.monotonic() + 10
        while self.others() and time.monotonic() < until:
            time.sleep(0.05)
        return said


Begin = Callable[..., Command]


@pytest.fixture
def begin() -> Iterator[Begin]:
    begun: list[Command] = []

    def start(folder: Path, *words: str) -> Command:
        begun.append(Command(folder, *words))
        return begun[-1]

    yield start
    for command in begun:
        for number in [*command.others(), command.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


@pytest.fixture
def book(write: Write) -> Path:
    return write({"book.yaml": BOOK, "一.md": ARTICLE, "二.md": ARTICLE})


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.startswith(".jianbao-")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_ends_with_its_workers(begin: Begin, book: Path, number: int) -> None:
    command = begin(book, "build")
    command.wait_for(command.others)
    time.sleep(1.5)  # into the layout
    said = command.end(number)
    assert command.process.returncode == 130
    assert said.strip().endswith("已取消，原有的文件没有改动")
    assert command.others() == []
    assert sorted(path.name for path in book.iterdir()) == ["book.yaml", "一.md", "二.md"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_late_in_a_build_nothing_is_left_or_half_written(
    begin: Begin, write: Write, number: int
) -> None:
    folder = write({"book.yaml": BOOK.replace("[pdf]", "[epub]"), "一.md": "# 甲\n\n文。\n"})
    (folder / "二.md").write_text("# 乙\n\n文。\n", "utf-8")
    command = begin(folder, "build")
    out = folder / "out"
    command.wait_for(lambda: out.exists() and any(out.iterdir()))
    said = command.end(number)
    assert "Traceback" not in said
    assert command.process.returncode in {0, 130, -number}
    assert command.others() == []
    if command.process.returncode != -number:
        assert left(folder) == []
    for path in out.glob("*.epub"):
        assert path.read_bytes().startswith(b"PK\x03\x04")


_CLEARING_UP = """
import os, signal, time
from importlib import import_module
from jianbao.cli import main
class Kept:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(100):
            pass
def run():
    kept = Kept()
    del kept
    time.sleep(60)
import_module("jianbao.cli.dispatch")._run = run
main()
"""


def test_a_signal_while_python_clears_up_is_not_lost() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _CLEARING_UP, "build"],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (130, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_shelf_ends_with_its_workers(begin: Begin, write: Write, number: int) -> None:
    names = ["甲", "乙", "丙"]
    files = {f"{name}/book.yaml": BOOK for name in names}
    files |= {f"{name}/{text}.md": ARTICLE for name in names for text in "一二"}
    folder = write(files)
    command = begin(folder, "build", *names)
    command.wait_for(command.others)
    time.sleep(1.5)
    said = command.end(number)
    assert "Traceback" not in said
    assert command.process.returncode == 130
    assert command.others() == []
    assert left(folder) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_ends_with_its_workers(begin: Begin, book: Path, number: int) -> None:
    command = begin(book, "preview", "--no-browser")
    command.wait_for(command.others)
    time.sleep(1.5)
    said = command.end(number)
    assert "Traceback" not in said
    assert command.process.returncode in {0, 130}
    assert command.others() == []


def test_a_preview_ends_where_a_terminal_interrupts_all_its_processes(
    begin: Begin, book: Path
) -> None:
    """Ctrl+C reaches every process of the terminal, also those that build."""
    command = begin(book, "preview", "--no-browser")
    command.wait_for(command.others)
    time.sleep(8)  # until the thread that watches the folder is at work
    os.killpg(command.process.pid, signal.SIGINT)
    _, said = command.process.communicate(timeout=60)
    assert "Traceback" not in said
    assert command.process.returncode in {0, 130}


@pytest.fixture
def converting(
    begin: Begin, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """An import at work on what is converted for ever, by a program that starts others."""
    folder = write({"书/book.yaml": "书名: 简报\n文章: []\n", "来稿.rtf": r"{\rtf1 Text.}"})
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text("#!/bin/sh\nsleep 300 &\nexec sleep 300\n", "utf-8")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    command = begin(folder, "import", "来稿.rtf", "--into", "书", "--yes")
    command.wait_for(lambda: len(command.others()) >= _CONVERTING)
    return command


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_import_ends_with_the_conversion(
    converting: Command, tmp_path: Path, number: int
) -> None:
    said = converting.end(number)
    assert "Traceback" not in said
    assert converting.process.returncode == 130
    assert converting.others() == []
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_import_that_is_killed_takes_the_conversion_along(converting: Command) -> None:
    converting.end(signal.SIGKILL)
    assert converting.process.returncode == -signal.SIGKILL
    assert converting.others() == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_libreoffice_ends_with_the_import(begin: Begin, write: Write, number: int) -> None:
    folder = write({"书/book.yaml": "书名: 简报\n文章: []\n", "来稿.rtf": r"{\rtf1 Text.}"})
    command = begin(folder, "import", "来稿.rtf", "--into", "书", "--yes")
    command.wait_for(lambda: len(command.others()) >= _CONVERTING)
    command.end(number)
    assert command.process.returncode == (-number if number == signal.SIGKILL else 130)
    assert command.others() == []


def test_a_build_that_is_killed_takes_its_workers_along(begin: Begin, book: Path) -> None:
    command = begin(book, "build")
    command.wait_for(command.others)
    command.end(signal.SIGKILL)
    assert command.others() == []
