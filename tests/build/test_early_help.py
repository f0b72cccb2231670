"""Other processes are called before a build needs them, and only where it will."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from jianbao import config
from jianbao.build import Request, pipeline
from jianbao.executors import BackgroundTask, call
from jianbao.memo import Memory
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
def _three_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIANBAO_PROCESSES", "3")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_both_others_are_called_and_one_of_them_sent_on_a_task() -> None:
    office = Office()
    call(office)
    assert office.calls == 2
    call(office, BackgroundTask(lambda: 7))
    assert office.calls == 5
    call(None, BackgroundTask(lambda: 7))


@pytest.mark.parametrize(
    ("articles", "only", "is_called"),
    [(20, (), True), (20, ("pdf",), True), (20, ("epub",), False), (3, (), False)],
)
def test_they_are_called_for_a_large_book_that_was_never_laid_out(
    tmp_path: Path, articles: int, only: tuple[str, ...], *, is_called: bool
) -> None:
    names = [f"{number}.md" for number in range(articles)]
    for name in names:
        (tmp_path / name).write_text("# 题\n\n正文。\n", "utf-8")
    chapters = "".join(f"  - {name}\n" for name in names)
    file = tmp_path / "book.yaml"
    file.write_text(f"title: 文集\nchapters:\n{chapters}", "utf-8")
    settings = config.load(file, PRODUCTS).value
    assert settings is not None
    request = Request(file=file, only=only)
    assert pipeline.has_much_to_lay_out(settings, request, Memory(file)) == is_called
    known = Memory(file)
    known.of("pdf")["key"] = "laid out"
    known.keep()
    assert not pipeline.has_much_to_lay_out(settings, request, Memory(file))
