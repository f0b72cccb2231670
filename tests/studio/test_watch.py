"""Which saves ask for a build."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao.studio.watch import saves


async def _woken(folder: Path, change: Callable[[], None], patience: float) -> bool:
    """Return whether ``change`` wakes the watcher."""
    woken = asyncio.Event()

    async def watch() -> None:
        async for _ in saves(folder, folder / "styles"):
            woken.set()

    task = asyncio.create_task(watch())
    await asyncio.sleep(0.4)
    change()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(woken.wait(), patience)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return woken.is_set()


def _save_whole(file: Path) -> None:
    file.write_text("新", encoding="utf-8")


def _save_by_renaming(file: Path) -> None:
    fresh = file.with_suffix(".tmp1")
    fresh.write_text("新", encoding="utf-8")
    fresh.replace(file)


@pytest.mark.parametrize("save", [_save_whole, _save_by_renaming, Path.unlink])
def test_a_save_is_seen_however_the_editor_does_it(
    tmp_path: Path, save: Callable[[Path], None]
) -> None:
    file = tmp_path / "稿件" / "01.md"
    file.parent.mkdir()
    file.write_text("旧", encoding="utf-8")

    assert asyncio.run(_woken(tmp_path, lambda: save(file), 20))


@pytest.mark.parametrize("name", ["out/书.pdf", ".git/index", "稿件/~$01.docx", "稿件/.01.md.swp"])
def test_what_programs_leave_behind_is_not_a_save(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)

    assert not asyncio.run(_woken(tmp_path, lambda: _save_whole(file), 1.5))
