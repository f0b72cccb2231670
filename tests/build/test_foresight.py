"""Other processes are called before a build needs them, and only where it will."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from jianbao import config
from jianbao.build.foresight import call_early, remember
from jianbao.config import BookConfig
from jianbao.executors import BackgroundTask
from jianbao.products import PRODUCTS


class Office(Executor):
    """Counts how often it is called."""

    def __init__(self) -> None:
        self.calls = 0

    def submit(self, _work: Callable[..., Any], /, *_: object, **__: object) -> Future[Any]:
        """Do nothing but count."""
        self.calls += 1
        return Future()


@pytest.fixture(autouse=True)
def three_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIANBAO_PROCESSES", "3")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def book_of(folder: Path, articles: int) -> BookConfig:
    names = [f"{number}.md" for number in range(articles)]
    for name in names:
        (folder / name).write_text("# 题\n\n正文。\n", "utf-8")
    chapters = "".join(f"  - {name}\n" for name in names)
    (folder / "book.yaml").write_text(f"title: 文集\nchapters:\n{chapters}", "utf-8")
    settings = config.load(folder / "book.yaml", PRODUCTS).value
    assert settings is not None
    return settings


def calls_for(settings: BookConfig, *only: str) -> int:
    office = Office()
    call_early(office, only, None, settings)
    return office.calls


def test_both_others_are_called_for_a_large_book_that_was_never_made(tmp_path: Path) -> None:
    settings = book_of(tmp_path, 20)
    assert calls_for(settings) == 2
    assert calls_for(settings, "epub") == 0


def test_one_of_those_that_are_called_is_sent_on_a_background_task(tmp_path: Path) -> None:
    background, office = BackgroundTask(lambda: 7), Office()
    call_early(office, (), background, book_of(tmp_path, 20))
    assert office.calls == 3


def test_nobody_is_called_for_a_small_book(tmp_path: Path) -> None:
    assert calls_for(book_of(tmp_path, 3)) == 0


def test_nobody_is_called_where_little_has_changed(tmp_path: Path) -> None:
    settings = book_of(tmp_path, 20)
    remember(settings)
    assert calls_for(settings) == 0
    (tmp_path / "7.md").write_text("# 题\n\n改过的正文。\n", "utf-8")
    assert calls_for(settings) == 0
    for number in range(15):
        (tmp_path / f"{number}.md").write_text("# 题\n\n都改过的正文。\n", "utf-8")
    assert calls_for(settings) == 2


def test_a_build_does_without_others(tmp_path: Path) -> None:
    call_early(None, (), None, book_of(tmp_path, 20))
