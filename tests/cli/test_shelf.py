"""Many books in one command: in several processes, and on the workers of a Dask scheduler."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from distributed import LocalCluster

from jianbao.cli.books import config_files

Run = Callable[..., subprocess.CompletedProcess[str]]
BOOKS = 3
NAMES = [f"书{number}" for number in range(1, BOOKS + 1)]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for number in range(1, BOOKS + 1):
        folder = tmp_path / f"书{number}"
        folder.mkdir()
        text = f"书名: 第{number}本\n版式: {{名称: reader, 选项: {{文章起页: page}}}}\n文章: [a.md, b.md]\n"
        (folder / "book.yaml").write_text(text, encoding="utf-8")
        for name in "ab":
            body = f"第{number}本第{name}篇，说的是学校里的事。\n\n" * 40
            (folder / f"{name}.md").write_text(f"# 标题{name}\n\n{body}", encoding="utf-8")
    return tmp_path


def pdfs(shelf: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shelf.glob("*/out/*.pdf")}


def test_every_book_is_built_and_told_of_in_its_order(run: Run, shelf: Path) -> None:
    done = run("build", *NAMES, "--json")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ok"]
    assert [Path(book["file"]).parent.name for book in told["result"]["books"]] == NAMES
    assert len(pdfs(shelf)) == BOOKS


def test_a_book_alone_and_on_a_shelf_are_the_same_bytes(run: Run, shelf: Path) -> None:
    assert run("build", *NAMES, "-q").returncode == 0
    together = pdfs(shelf)
    for name in NAMES:
        assert run("build", name, "-q", "--out", "单独").returncode == 0

    alone = {path.name: path.read_bytes() for path in (shelf / "单独").glob("*.pdf")}
    assert alone == together


def test_a_bad_book_does_not_keep_the_others(run: Run, shelf: Path) -> None:
    (shelf / "书2" / "a.md").unlink()
    (shelf / "空").mkdir()

    done = run("build", *NAMES, "空")

    assert done.returncode == 1
    assert f"{BOOKS + 1} 本书，生成了 {BOOKS - 1} 本" in done.stderr
    assert "a.md" in done.stderr
    assert len(pdfs(shelf)) == BOOKS - 1


def test_a_book_that_cannot_be_written_does_not_keep_the_others(run: Run, shelf: Path) -> None:
    (shelf / "书2" / "out").write_text("不是文件夹", encoding="utf-8")

    done = run("build", *NAMES, "--only", "epub")

    assert done.returncode == 1
    assert "错误[B003]：没有生成：" in done.stderr
    assert len(list(shelf.glob("*/out/*.epub"))) == BOOKS - 1


def test_one_folder_for_many_books_is_refused(run: Run, shelf: Path) -> None:
    done = run("build", *NAMES, "--out", "x")

    assert done.returncode == 2
    assert "--out" in done.stderr
    assert not (shelf / "x").exists()


@pytest.mark.usefixtures("shelf")
def test_nobody_at_the_address_is_told(run: Run) -> None:
    done = run("build", "书1", "--scheduler", "tcp://127.0.0.1:9")

    assert done.returncode == 2
    assert "tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def cluster() -> Iterator[Any]:
    with LocalCluster(  # type: ignore[no-untyped-call] # Dask has types for some things only
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        yield cluster


def test_a_worker_killed_at_work_loses_nothing(run: Run, shelf: Path, cluster: Any) -> None:  # noqa: ANN401 - Dask's
    assert run("build", *NAMES, "-q").returncode == 0
    expected = pdfs(shelf)
    for path in shelf.glob("*/out/*"):
        path.unlink()
    victim = next(iter(cluster.workers.values())).pid

    def kill_once_busy() -> None:
        while not pdfs(shelf):
            time.sleep(0.05)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill_once_busy, daemon=True)
    killer.start()
    done = run("build", *NAMES, "--scheduler", cluster.scheduler_address)
    killer.join(5)

    assert done.returncode == 0, done.stderr
    assert not killer.is_alive()
    assert pdfs(shelf) == expected


def test_what_was_made_of_the_books_is_passed_over_among_them(tmp_path: Path) -> None:
    book, bound = tmp_path / "甲", tmp_path / "合订本"
    for folder in (book, bound):
        folder.mkdir()
    (book / "book.yaml").write_text("书名: 甲\n", "utf-8")
    assert config_files((book, bound, book)) == (book / "book.yaml",)
    assert config_files((book, tmp_path / "乙")) == (book / "book.yaml", tmp_path / "乙")
    with pytest.raises(click.UsageError, match=r"book\.yaml"):
        config_files((bound,))
