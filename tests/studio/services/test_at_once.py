"""Contributions taken in while the studio writes and a build reads: nobody's work is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jianbao import config, history
from jianbao.files import RefusedError
from jianbao.intake import plan, sources
from jianbao.intake.splitting import Answers
from jianbao.products import PRODUCTS

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client

TIMES = 8


@pytest.fixture
def book(briefing: Client) -> Client:
    briefing.file.write_text("书名: 简报\n文章:\n  - 稿件/头条.md\n", "utf-8")
    (briefing.folder / "稿件").mkdir(exist_ok=True)
    (briefing.folder / "稿件" / "头条.md").write_text("# 头条\n\n正文。\n", "utf-8")
    return briefing


def taken_in(book: Path, contribution: Path) -> None:
    """Import as the command does, again where somebody else wrote at the same time."""
    read = sources.read(contribution)
    assert read.value is not None
    while True:
        made = plan.prepare(read.value.drafts, book, Answers(unattended=True))
        assert made.value is not None, made.diagnostics
        try:
            plan.write(made.value, "报告")
        except (RefusedError, FileExistsError):
            continue
        return


def listed(book: Client) -> set[str]:
    loaded = config.load(book.file, PRODUCTS)
    assert loaded.value is not None, loaded.diagnostics
    assert not loaded.failed, loaded.diagnostics
    return {Path(entry.path).name for part in loaded.value.parts for entry in part.chapters}


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Do ``work`` over and over in another thread; what it raises is raised here."""
    ended, faults = threading.Event(), list[BaseException]()

    def go_on() -> None:
        try:
            while not ended.is_set():
                work()
        except BaseException as fault:  # noqa: BLE001 - raised below
            faults.append(fault)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    assert not faults, faults


def test_import_the_studio_and_a_build_at_once_lose_nothing(book: Client, tmp_path: Path) -> None:
    added: list[str] = []

    def add_or_retitle() -> None:
        reply = book.post("articles", op="add", title=f"台上添的{len(added)}", n=1)
        if reply.status == 200:
            added.append(f"台上添的{len(added)}")

    with beside(lambda: assert_sound(book)), beside(add_or_retitle):
        for number in range(TIMES):
            contribution = tmp_path / f"来稿{number}.txt"
            contribution.write_text(f"来稿第{number}则\n\n城东小学开展了活动。\n", "utf-8")
            taken_in(book.file, contribution)
    names = listed(book)
    for title in [*added, *(f"来稿第{number}则" for number in range(TIMES))]:
        assert sum(title in name for name in names) >= 1, (title, names)
    assert len(names) == 1 + len(added) + TIMES
    assert added


def assert_sound(book: Client) -> None:
    assert listed(book)


def test_what_was_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"theirs")
    with pytest.raises(RefusedError) as refused:
        history.carry_out(tmp_path, "fix", {"a.md": (b"read", b"mine")})
    assert "别处改了" in refused.value.text.zh
    with pytest.raises(RefusedError):
        history.carry_out(tmp_path, "articles", {}, removed={"a.md": b"read"})
    assert (tmp_path / "a.md").read_bytes() == b"theirs"
    assert not list(tmp_path.glob(".jianbao/history/*"))


def test_settings_that_others_changed_between_are_not_written_over(
    book: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading and writing the settings are checked, which takes its time."""
    take = history.versions.take

    def somebody_imports(folder: Path, what: str) -> object:
        book.file.write_text("书名: 简报\n文章:\n  - 稿件/头条.md\n  - 稿件/头条.md\n", "utf-8")
        return take(folder, what)

    monkeypatch.setattr(history.versions, "take", somebody_imports)
    reply = book.put("settings", changes={"title": "别的名字"})
    assert reply.status == 507
    assert book.file.read_text("utf-8").count("头条") == 2
