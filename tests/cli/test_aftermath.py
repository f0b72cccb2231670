"""What is said and done once a book has been built."""

from __future__ import annotations

import os
import re
import shlex
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.terminal import on_terminal

BOOK = "书名: {title}\n期号: {issue}\n文章: [一.md]\n输出: [web]\n"
ARTICLE = "# 题\n\n会议指出,要抓落实。\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the folder of a book, with a blank in its name."""
    folder = tmp_path / "第3期 简报"
    folder.mkdir()
    (folder / "book.yaml").write_text(BOOK.format(title="简报", issue=3), "utf-8")
    (folder / "一.md").write_text(ARTICLE, "utf-8")
    return folder


def test_what_a_book_was_called_before_is_named_and_stays(run: Run, book: Path) -> None:
    assert "别的名字" not in run("build", book.name).stderr
    (book / "out" / "数据.xlsx").write_bytes(b"")
    (book / "out" / "简报-第3期-终稿.html").write_bytes(b"")
    assert "别的名字" not in run("build", book.name).stderr
    (book / "book.yaml").write_text(BOOK.format(title="教育简报", issue=4), "utf-8")
    for _ in range(2):  # the second finds the files up to date
        said = run("build", book.name).stderr
        assert "里还有别的名字的：简报-第3期-终稿.html、简报-第3期.html（书改过名？" in said
    assert (book / "out" / "简报-第3期.html").is_file()


def test_of_another_folder_nothing_is_said(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "成品").mkdir()
    (tmp_path / "成品" / "别的书.html").write_bytes(b"")
    assert "别的名字" not in run("build", book.name, "--out", "成品").stderr


def test_what_is_told_to_be_run_can_be_pasted(run: Run, book: Path) -> None:
    told = [run("new", "第5期 简报").stderr, run("build", book.name).stderr]
    told.append(run("check", "--fix", book.name).stderr)
    for said, verb in zip(told, ("build", "check", "undo"), strict=True):
        named = re.search(f"jianbao {verb} ('[^']+')", said)
        assert named is not None, said
        (folder,) = shlex.split(named[1])
        assert (book.parent / folder / "book.yaml").is_file()
    assert "jianbao build 第6期简报 即可生成" in run("new", "第6期简报").stderr


def test_what_was_made_is_opened(run: Run, book: Path, tmp_path: Path) -> None:
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(
        f'#!/bin/sh\nprintf %s "$1" >"{tmp_path}/o" && mv "{tmp_path}/o" "{tmp_path}/opened"\n',
        "utf-8",
    )
    opener.chmod(0o755)
    path = f"{opener.parent}:{os.environ['PATH']}"
    assert run("build", book.name, "--open", PATH=path).returncode == 0
    for _ in range(600):  # the opener goes on by itself
        if (tmp_path / "opened").exists():
            break
        time.sleep(0.1)
    assert (tmp_path / "opened").read_text("utf-8") == str(book / "out" / "简报-第3期.html")
    assert run("build", book.name, "--open", "--json").returncode == 2
    assert run("build", book.name, book.name + "/book.yaml", ".", "--open").returncode == 2


def test_how_many_of_many_are_done_is_shown_on_a_terminal_alone(book: Path, tmp_path: Path) -> None:
    books = [book]
    for number in (4, 5):
        other = tmp_path / str(number)
        other.mkdir()
        (other / "book.yaml").write_text(BOOK.format(title="简报", issue=number), "utf-8")
        (other / "一.md").write_text(ARTICLE, "utf-8")
        books.append(other)
    said = on_terminal(tmp_path, [], "build", *(one.name for one in books))
    assert "3/3" in said
    assert "还要" in said
