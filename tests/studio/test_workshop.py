"""Saves become builds, and builds become something to see."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import pytest

from jianbao.studio import proofs
from jianbao.studio.model import ProofState, Shown
from jianbao.studio.workshop import Workshop

Given = TypeVarTuple("Given")
T = TypeVar("T")


class _Here(Workshop):
    """A workshop that works in a thread of this process, and counts what it does."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.proved = 0
        self.at_work = asyncio.Event()

    async def call(self, work: Callable[[*Given], T], *args: *Given) -> T:
        if work.__name__ == "prove":
            self.proved += 1
            self.at_work.set()
        return await asyncio.to_thread(work, *args)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book.yaml").write_text(
        "书名: 预览\n版式: {名称: reader, 选项: {文章起页: page}}\n文章: [a.md, b.md]\n",
        encoding="utf-8",
    )
    for name in "ab":
        text = f"# 第{name}篇\n\n" + f"这是{name}篇的正文，写得不长。\n\n" * 3
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path / "book.yaml"


def test_an_article_whose_file_is_gone_stays_in_the_list(book: Path) -> None:
    (book.parent / "a.md").unlink()
    proof = proofs.prove(book)
    assert proof.printed is None
    assert [(e.path, e.title, e.place, e.missing) for e in proof.entries] == [
        ("a.md", "a", 0, True), ("b.md", "第b篇", 1, False),
    ]  # fmt: skip


async def _until(workshop: Workshop, done: Callable[[Shown], bool]) -> Shown:
    with workshop.listening() as queue:
        while not done(workshop.shown):
            await asyncio.wait_for(queue.get(), 120)
    return workshop.shown


def _run(book: Path, story: Callable[[_Here], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        workshop = _Here(book)
        running = asyncio.create_task(workshop.run())
        try:
            await story(workshop)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    asyncio.run(all_of_it())


def _settled(shown: Shown) -> bool:
    return shown.stage is ProofState.READY and bool(shown.ebook)


def test_a_save_marks_the_pages_that_it_changed(book: Path) -> None:
    async def story(workshop: _Here) -> None:
        first = await _until(workshop, _settled)
        assert [(c.path, c.title) for c in first.chapters] == [("a.md", "第a篇"), ("b.md", "第b篇")]
        assert first.changed == ()
        assert workshop.pdf.startswith(b"%PDF")
        assert workshop.epub.startswith(b"PK")

        text = (book.parent / "b.md").read_text("utf-8")
        (book.parent / "b.md").write_text(text.replace("不长", "很短"), encoding="utf-8")
        workshop.want()
        second = await _until(workshop, lambda now: bool(now.changed))
        assert second.changed == (second.chapters[1].page,)

    _run(book, story)


def test_an_error_leaves_the_last_good_pages(book: Path) -> None:
    async def story(workshop: _Here) -> None:
        good = await _until(workshop, _settled)
        (book.parent / "b.md").rename(book.parent / "c.md")
        workshop.want()
        bad = await _until(workshop, lambda now: now.stage is ProofState.FAILED)
        assert bad.leaves == good.leaves
        assert any(remark.diagnostic.is_error for remark in bad.remarks)
        (book.parent / "c.md").rename(book.parent / "b.md")
        workshop.want()
        again = await _until(workshop, lambda now: now.stage is ProofState.READY)
        assert again.leaves == good.leaves

    _run(book, story)


def test_several_saves_during_a_build_end_in_one_more(book: Path) -> None:
    async def story(workshop: _Here) -> None:
        await workshop.at_work.wait()
        for _ in range(20):
            workshop.want()
            await asyncio.sleep(0)
        await _until(workshop, _settled)
        assert workshop.proved == 2

    _run(book, story)


def test_a_process_that_dies_is_replaced(book: Path) -> None:
    async def story() -> None:
        workshop = Workshop(book)
        pid = await workshop.call(_own_pid)
        await workshop.call(_killed_once, book.parent / "killed")
        assert await workshop.call(_own_pid) != pid
        workshop.end()

    asyncio.run(story())


def _own_pid() -> int:
    import os  # noqa: PLC0415 - runs in the other process

    return os.getpid()


def _killed_once(mark: Path) -> None:
    import os  # noqa: PLC0415 - runs in the other process
    import signal  # noqa: PLC0415

    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
