"""What reaches the terminal: nothing of libraries, no control characters, an end that is clean."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jianbao.cli import report
from jianbao.typesetting import codes

SCRIPT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background may ignore it
import click
from jianbao.cli import dispatch, report
from jianbao.diagnostics import Span
@click.command()
def command():
    {body}
dispatch.commands = command
sys.argv = ["jianbao"]
dispatch.run()
"""


def ran(body: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(body=body)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_what_libraries_print_by_themselves_is_not_seen() -> None:
    done = ran("os.write(2, b'Pango-CRITICAL'); report.usage_fault('有误', 'wrong')")
    assert done.stderr == "错误：有误\n"


def test_it_is_seen_by_those_who_look_for_faults() -> None:
    assert "Pango" in ran("os.write(2, b'Pango-CRITICAL')", JIANBAO_DEBUG="1").stderr


def test_names_neither_steer_the_terminal_nor_are_taken_for_markup() -> None:
    done = ran(r"report.usage_fault('\x1b[31m[/b]\u202e:smile:\udcff', '')")
    assert done.stderr == "错误：␛[31m[/b]\ufffd:smile:\ufffd\n"


def test_a_failure_that_nobody_foresaw_has_its_place() -> None:
    done = ran("span = Span(file='甲.md', line=3); raise KeyError('x')")
    assert done.returncode == 2
    assert "[B006] 甲.md:3：" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_what_an_encoding_lacks_is_escaped(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(body=r"report.result('甲\U00031350\udc80')")],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=True,
    )
    assert b"\\udc80" in done.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_end_from_outside_is_clean(tmp_path: Path, number: int) -> None:
    body = (
        "import tempfile, time; folder = tempfile.TemporaryDirectory(dir=os.environ['HERE']);"
        " open(os.environ['HERE'] + '/begun', 'w').close(); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(body=body)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HERE": str(tmp_path)},
    )
    while process.poll() is None and not (tmp_path / "begun").exists():
        time.sleep(0.05)
    process.send_signal(number)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert said.strip() == "错误：已取消，原有的文件没有改动"
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]


def test_one_fault_that_is_told_of_every_block_fills_no_screen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    of_each = [codes.TOO_LONG_LINE.at(None, points=n, text="字") for n in range(250)]
    report.show([*of_each, codes.NO_GRID.of(unfit="x")], Path())
    said = capsys.readouterr().err
    assert said.count("警告[L002]") == 20
    assert "警告[L005]" in said
    assert said.endswith("251 处警告\nL002 共 250 处，上面只列了 20 处；全部见 --json\n")
