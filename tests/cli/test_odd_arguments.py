"""A pipe, a device or a folder as any argument of any command is refused at once."""

from __future__ import annotations

import re
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import docx
import pikepdf
import pytest
from tests.cli.test_pipes import odd

from jianbao.cli.dispatch import _run  # what `run` calls once signals are set
from jianbao.cli.overview import COMMANDS

ARGUMENTS = (
    "check {x}",
    "check {x}.pdf",
    "check {x}.docx",
    "check . --html {x}",
    "check 稿.docx --comments {x}.docx",
    "word {x}.md",
    "word a.md {x}.md",
    "word a.md --book {x}",
    "word a.md --out {x}",
    "preview {x} --no-browser",
    "studio {x} --no-browser",
    "history {x}",
    "undo {x}",
    "fonts {x}",
    "search 词 {x}",
    "import {x} --into .",
    "import {x}.docx --into . --yes",
    "import 新.txt --into {x} --yes",
    "merge {x}.docx",
    "merge 稿.docx {x}.docx --dry-run",
    "merge 稿.docx --into {x}",
    "shelf {x}",
    "shelf . --out {x}",
    "serve {x} --port 0 --host 127.0.0.1",
    "bind {x} --year 2025",
    "archive {x}",
    "archive {x} --verify",
    "archive . --mapping {x}",
    "ofd {x}.pdf",
    "ofd 页.pdf --out {x}",
    "new --from {x} 新书",
    "new {x}",
    "build {x}",
    "build . --out {x} --only web",
    "build . --copies 1-2 --to {x}.xlsx",
    "impose {x}.pdf",
    "impose 页.pdf --out {x}",
    "cover {x}",
)
NOTHING_TO_NAME = {"doctor", "cache", "explain", "schema"}
A_FOLDER_IS_FINE = (
    *(
        "studio",
        "search",
        "serve",
        "bind",
        "import {x} ",
        "shelf",
        "new {x}",
        "build . --out",
        "word a.md --out",
    ),
)
A_PLACE_TO_WRITE = ("--html", "--comments", "--out", "new {x}")


class HangsError(Exception):
    """Something was waited for."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise HangsError

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a book, a PDF and a Word file of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "book.yaml").write_text("书名: 例\n文章: [a.md]\n", "utf-8")
    (tmp_path / "a.md").write_text("# 题\n\n文。\n", "utf-8")
    (tmp_path / "新.txt").write_text("一篇\n\n说一件事。\n", "utf-8")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "页.pdf")
    draft = docx.Document()
    draft.add_paragraph("说一件事。")
    draft.save(str(tmp_path / "稿.docx"))
    return tmp_path


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
@pytest.mark.parametrize("line", ARGUMENTS)
def test_what_is_no_file_is_refused_at_once(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    kind: str,
) -> None:
    if kind == "folder" and line.startswith(A_FOLDER_IS_FINE):
        pytest.skip("this is what may be a folder")
    words = [word.format(x="odd") for word in line.split()]
    path = folder / next(word for word in words if word.startswith("odd"))
    if kind == "device":
        path.symlink_to("/dev/zero")
    else:
        odd(path, kind)
    before = path.lstat()
    monkeypatch.setattr(sys, "argv", ["jianbao", *words])
    with within(30):
        code = _run()
    said = capsys.readouterr().err
    assert code in {1, 2}, said
    assert said
    assert "程序出错" not in said
    assert kind == "folder" or re.search("odd|普通文件|--book", said), said
    after = path.lstat()
    assert (stat.S_IFMT(after.st_mode), after.st_ino) == (
        stat.S_IFMT(before.st_mode),
        before.st_ino,
    )


def test_every_command_is_tried() -> None:
    assert {line.split()[0] for line in ARGUMENTS} | NOTHING_TO_NAME == set(COMMANDS)
