"""What a run asks of the system itself, C libraries and LibreOffice included: no connection."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

pytestmark = pytest.mark.outside

_TRACED: Final = "trace=network,openat,open,creat"
_JIANBAO: Final = (sys.executable, "-m", "jianbao")
_CALL: Final = re.compile(r"^\d+\s+(?:<\.\.\. )?(\w+)\((.*)")
_CONNECTED: Final = re.compile(r"^\d+\s+(?:connect|sendto|sendmsg|bind)\(\d+, .*AF_INET6?")
_OPENED: Final = re.compile(r'^\d+\s+openat\(([^,]+), "((?:[^"\\]|\\.)*)", ([A-Z_|0-9]+)')
_WRITES: Final = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
_RTF: Final = (
    rb"{\rtf1\ansi{\field{\*\fldinst INCLUDEPICTURE http://192.0.2.1/a.png \\d}}"
    rb"{\field{\*\fldinst INCLUDETEXT /etc/passwd}}Text here, and some more of it.\par}"
)

Calls = Callable[..., list[str]]


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    """Return a function that runs jianbao and returns the system calls that reach out or open."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace")
    probe = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this system lets no process be traced")
    (tmp_path / "tmp").mkdir()

    def run(*words: str) -> list[str]:
        log = tmp_path / "calls"
        done = subprocess.run(
            ["strace", "-f", "-s", "400", "-e", _TRACED, "-o", log, *_JIANBAO, *words],
            cwd=tmp_path,
            env={
                **os.environ,
                "XDG_CACHE_HOME": str(tmp_path / "cache"),
                "TMPDIR": str(tmp_path / "tmp"),
                "JIANBAO_PROCESSES": "2",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return log.read_text("utf-8", "replace").splitlines()

    return run


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text(
        "书名: 简报\n输出: [pdf, epub, web, word]\n文章: [a.md]\n", "utf-8"
    )
    (folder / "a.md").write_text(
        "# 甲\n\n正文𬭎字。![图](b.png)\n\n<style>p { background: url(http://192.0.2.1/c) }</style>\n",
        "utf-8",
    )
    Image.new("RGB", (600, 400), "white").save(folder / "b.png", dpi=(300, 300))
    return folder


def reached(lines: list[str]) -> list[str]:
    return [line for line in lines if _CONNECTED.match(line)]


def opened(lines: list[str], *, to_write: bool) -> Iterator[Path]:
    for line in lines:
        if (found := _OPENED.match(line)) and "= -1 " not in line:
            written = found[2].encode("latin-1", "replace").decode("unicode_escape")
            path = written.encode("latin-1", "replace").decode("utf-8", "replace")
            if bool(_WRITES.search(found[3])) == to_write and path.startswith("/"):
                yield Path(path)


def outside(paths: Iterator[Path], *places: Path) -> set[Path]:
    return {path for path in paths if not any(path.is_relative_to(place) for place in places)}


def test_no_product_reaches_out_or_writes_elsewhere(
    calls: Calls, office: Path, tmp_path: Path
) -> None:
    lines = calls("build", "book")
    assert any(_CALL.match(line) for line in lines), "nothing was traced"
    assert reached(lines) == []
    places = (office / "out", tmp_path / "cache", tmp_path / "tmp", Path("/dev"), Path("/proc"))
    assert outside(opened(lines, to_write=True), *places) == set()
    strange = {
        path
        for path in opened(lines, to_write=False)
        if path.is_relative_to("/etc") or path.is_relative_to("/root/.ssh")
    }
    known: tuple[str, ...] = (
        "/etc/fonts",
        "/etc/ld.so",
        "/etc/localtime",
        "/etc/mime.types",
        "/etc/pango",
    )
    known += ("/etc/os-release", "/etc/nsswitch.conf", "/etc/passwd", "/etc/group", "/etc/ssl")
    assert {path for path in strange if not str(path).startswith(known)} == set()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_a_conversion_reaches_nothing_and_writes_into_its_own_folder(
    calls: Calls, office: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "letter.rtf").write_bytes(_RTF)
    lines = calls("import", "source", "--into", "book", "--yes")
    assert reached(lines) == []
    places = (office, tmp_path / "cache", tmp_path / "tmp", Path("/dev"), Path("/proc"))
    assert outside(opened(lines, to_write=True), *places) == set()
    text = "".join(path.read_text("utf-8") for path in office.glob("*.md"))
    assert "root:" not in text
