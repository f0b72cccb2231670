"""jianbao import --watch."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.terminal import HEEDING

from jianbao.cli.inbox import lying

NEWS = "食堂来了新伙伴\n\n3月5日，河滨小学食堂启用智能留样柜，留样更规范。\n"
MORE = "图书馆里的春天\n\n3月9日，河滨小学图书馆重新开放，孩子们排起长队。\n"


def reached(done: Callable[[], bool]) -> bool:
    """Wait until ``done``, for a minute at most on a busy machine."""
    for _ in range(600):
        if done():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_what_comes_into_a_folder_is_imported(tmp_path: Path) -> None:
    book = tmp_path / "简报/book.yaml"
    book.parent.mkdir()
    book.write_text("书名: 简报\n文章:\n", "utf-8")
    inbox = tmp_path / "来稿"
    inbox.mkdir()
    (inbox / "1.txt").write_text(NEWS, "utf-8")
    command = (sys.executable, "-c", HEEDING, "import", str(inbox), "--into", str(book.parent))
    process = subprocess.Popen((*command, "--yes", "--watch"), stderr=subprocess.PIPE)
    try:
        assert reached(lambda: "食堂来了新伙伴" in book.read_text("utf-8"))
        said = process.stderr
        assert said is not None
        assert any(b"Ctrl-C" in line for line in said)
        (inbox / "2.txt").write_text(MORE, "utf-8")
        (inbox / "坏.docx").write_bytes(b"PK\x03\x04")
        assert reached(lambda: "图书馆里的春天" in book.read_text("utf-8"))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert book.read_text("utf-8").count("食堂来了新伙伴") == 1


def test_unfinished_files_and_the_book_itself_are_passed_over(tmp_path: Path) -> None:
    book = tmp_path / "书"
    book.mkdir()
    names = ["10.txt", "2.txt", "~$1.docx", "稿.crdownload", "书/1.md"]
    for name in names:
        (tmp_path / name).write_text("文", "utf-8")
    assert sorted(path.name for path in lying([tmp_path], book)) == ["10.txt", "2.txt"]


def test_only_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("书名: 简报\n文章:\n", "utf-8")
    command = (sys.executable, "-m", "jianbao", "import", "book.yaml", "--into", ".", "--watch")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--watch" in done.stderr
