from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import docx as python_docx
import pytest

from jianbao.diagnostics import Result
from jianbao.intake import office
from jianbao.intake.model import Draft, Paragraph

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SCRIPT = f"""\
#!{sys.executable}
import os, pathlib, shutil, subprocess, sys, time
arguments = sys.argv[1:]
folder = pathlib.Path(__file__).parent
(folder / "arguments").write_text("\\n".join(arguments))
(folder / "given").write_bytes(pathlib.Path(arguments[-1]).read_bytes())
profile = arguments[0].removeprefix("-env:UserInstallation=file://")
shutil.copy(profile + "/user/registrymodifications.xcu", folder / "settings")
made = pathlib.Path(arguments[arguments.index("--outdir") + 1])
made.mkdir()
"""
SUCCEED = 'shutil.copy(folder / "result.docx", made / "given.docx")\n'
FAIL = 'print("Error: source file could not be loaded")\n'
HANG = """\
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
(folder / "child").write_text(str(child.pid))
time.sleep(60)
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_MAC", tmp_path / "none")
    return tmp_path


def install(bench: Path, behaviour: str) -> None:
    """Put a stand-in for LibreOffice on the path."""
    made = python_docx.Document()
    made.add_paragraph("关于召开会议的通知")
    made.save(str(bench / "result.docx"))
    script = bench / "soffice"
    script.write_text(SCRIPT + behaviour, "utf-8")
    script.chmod(0o755)


def code(result: Result[Draft]) -> str:
    assert result.value is None
    (diagnostic,) = result.diagnostics
    assert diagnostic.is_error
    assert diagnostic.hint is not None
    return diagnostic.code


def test_without_libreoffice_the_user_learns_what_to_do(bench: Path) -> None:
    assert not list(bench.iterdir())
    result = office.read(DOC, "通知.doc", ".doc")
    assert code(result) == "N110"
    hint = result.diagnostics[0].hint
    assert hint is not None
    assert "另存为" in hint.zh
    assert "apt install" in hint.zh


def test_what_is_converted_is_read_and_to_be_compared(bench: Path) -> None:
    install(bench, SUCCEED)
    result = office.read(DOC, "通知.wps", ".wps")
    assert result.value is not None
    assert result.value.source == "通知.wps"
    assert [block.text for block in result.value.blocks if isinstance(block, Paragraph)] == [
        "关于召开会议的通知"
    ]
    assert [item.code for item in result.diagnostics] == ["N113"]
    assert (bench / "given").read_bytes() == DOC


def test_it_gets_a_profile_of_its_own_that_runs_no_macros(bench: Path) -> None:
    install(bench, SUCCEED)
    office.read(DOC, "通知.doc", ".doc")
    arguments = (bench / "arguments").read_text("utf-8").splitlines()
    profile = Path(arguments[0].removeprefix("-env:UserInstallation=file://"))
    assert "--headless" in arguments
    assert not profile.exists(), "the profile is thrown away"
    assert not Path(arguments[-1]).exists(), "and so is the copy of the source"
    settings = (bench / "settings").read_text("utf-8")
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings


@pytest.mark.parametrize(
    ("data", "suffix", "given"),
    [
        (DOC, ".wps", "given.doc"),
        (b"{\\rtf1}", ".doc", "given.rtf"),
        (b"PK\x03\x04", ".odt", "given.odt"),
        (b"whatever", ".DOC", "given.doc"),
    ],
)
def test_the_format_is_told_by_the_content(
    bench: Path, data: bytes, suffix: str, given: str
) -> None:
    install(bench, SUCCEED)
    office.read(data, "通知", suffix)
    assert (bench / "arguments").read_text("utf-8").endswith(f"/{given}")


def test_what_it_cannot_open_is_named(bench: Path) -> None:
    install(bench, FAIL)
    assert code(office.read(DOC, "通知.doc", ".doc")) == "N111"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a process holds")
def test_a_program_that_takes_too_much_memory_is_a_failure(bench: Path) -> None:
    install(bench, f"held = bytearray({2 * office.MEMORY})\n" + SUCCEED)
    assert code(office.read(DOC, "通知.doc", ".doc")) == "N111"


def test_what_is_nested_without_end_is_not_converted(bench: Path) -> None:
    install(bench, SUCCEED)
    deep = b"{\\rtf1 \n" + b"{" * 600 + b"Text" + b"}" * 601
    result = office.read(deep, "通知.rtf", ".rtf")
    assert code(result) == "N111"
    span = result.diagnostics[0].span
    assert span is not None
    assert span.line == 2
    assert not (bench / "given").exists()
    shallow = b"{\\rtf1 " + rb"\{" * 600 + b"{Text}" * 600 + b"\\bin600 " + b"{" * 600 + b"}"
    assert office.read(shallow, "通知.rtf", ".rtf").value is not None


def test_a_program_that_dies_is_a_failure(bench: Path) -> None:
    install(bench, "os.abort()\n")
    assert code(office.read(DOC, "通知.doc", ".doc")) == "N111"


def test_what_takes_too_long_is_ended_with_all_that_it_started(bench: Path) -> None:
    install(bench, HANG)
    result = office.read(DOC, "通知.doc", ".doc", seconds=3)
    assert code(result) == "N112"
    assert _has_ended(int((bench / "child").read_text("utf-8")))


def _has_ended(process: int) -> bool:
    """Whether ``process`` ends within a moment; one that nobody has waited for counts as ended."""
    status = Path(f"/proc/{process}/status")
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if status.exists() and "State:\tZ" in status.read_text("utf-8"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_itself_converts_an_rtf() -> None:
    text = "".join(f"\\u{ord(character)}?" for character in "关于召开会议的通知")
    result = office.read(f"{{\\rtf1\\ansi {text}\\par}}".encode("ascii"), "通知.rtf", ".rtf")
    assert result.value is not None, result.diagnostics
    assert "关于召开会议的通知" in result.value.raw
