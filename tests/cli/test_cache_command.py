"""What builds have kept, shown and emptied."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import cache

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache.store("units", "a", b"x" * 1000)
    cache.store("units", "b", b"y" * 2000)
    cache.store("words", "c", b"z" * 500)


def facts(run: Run, *words: str) -> dict[str, object]:
    done = run("cache", "--json", *words)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)["result"]
    return found


def test_each_kind_is_listed_with_its_size(run: Run) -> None:
    kinds = facts(run)["kinds"]

    seal = 32
    assert kinds == [
        {"kind": "units", "entries": 2, "bytes": 3000 + 2 * seal},
        {"kind": "words", "entries": 1, "bytes": 500 + seal},
    ]


def test_emptying_frees_all_of_it(run: Run) -> None:
    before = facts(run)["kinds"]
    assert isinstance(before, list)

    after = facts(run, "--prune")

    assert after["freed"] == sum(kind["bytes"] for kind in before)
    assert cache.load("units", "a") is None
    assert all(kind.entries == 0 for kind in cache.kinds())


def test_people_are_told_in_chinese(run: Run) -> None:
    done = run("cache")

    assert "位置：" in done.stdout
    assert "2 项" in done.stdout


def test_a_folder_that_is_not_there_holds_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))

    assert facts(run)["kinds"] == []
    assert facts(run, "--prune")["freed"] == 0
