"""The cache gives back what was kept or nothing at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianbao import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "jianbao"


def test_what_was_kept_comes_back(folder: Path) -> None:
    assert cache.load("pages", "k") is None
    cache.store("pages", "k", b"\x00data")
    assert cache.load("pages", "k") == b"\x00data"
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["k"]


def test_a_later_entry_takes_the_place_of_an_earlier_one() -> None:
    cache.store("pages", "k", b"one")
    cache.store("pages", "k", b"two")
    assert cache.load("pages", "k") == b"two"


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 64])
def test_a_damaged_entry_is_none(folder: Path, damage: bytes) -> None:
    cache.store("pages", "k", b"data")
    (folder / "pages" / "k").write_bytes(damage)
    assert cache.load("pages", "k") is None


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    cache.store("pages", "k", b"data")
    assert cache.load("pages", "k") is None


def test_the_oldest_entries_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 5000)
    for number in range(10):
        cache.store("covers", f"{number}", b"x" * 1000)
        os.utime(folder / "covers" / f"{number}", (number, number))
    cache.store("covers", "last", b"x" * 1000)
    assert sorted(path.name for path in (folder / "covers").iterdir()) == ["7", "8", "9", "last"]
