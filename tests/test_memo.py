"""What is kept of a book comes back as it was, or not at all."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from jianbao import cache
from jianbao.diagnostics import Severity, Span
from jianbao.memo import Memory

VALUE = (Span(file="稿.md", line=3), Severity.NOTICE, "字", b"\0", 1.5, {"a": None})
LARGE = "长" * 50_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "jianbao" / "parts"


def memory() -> Memory:
    return Memory(Path("book.yaml"))


def keep(**values: object) -> None:
    own = memory()
    for key, value in values.items():
        own.of("parts")[key] = value
    own.keep()


def kept(*keys: str) -> list[Any]:
    parts = memory().of("parts")
    return [parts.get(key) for key in keys]


def test_values_come_back_as_they_were() -> None:
    keep(a=VALUE, b="text", c=LARGE)
    assert kept("a", "b", "c", "d") == [VALUE, "text", LARGE, None]
    assert memory().of("others").get("a") is None
    assert Memory(Path("other.yaml")).of("parts").get("a") is None


def test_members_of_enumerations_come_back_on_every_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to 3.11.3, which Debian 12 has, they say themselves that ``getattr`` makes them again."""

    def by_name(self: Severity, _: object) -> tuple[Any, ...]:
        return getattr, (Severity, self.name)

    monkeypatch.setattr(Severity, "__reduce_ex__", by_name)
    keep(a=VALUE)
    assert kept("a") == [VALUE]


def test_values_are_there_before_they_are_kept() -> None:
    parts = memory().of("parts")
    parts["a"], parts["c"] = VALUE, LARGE
    assert (parts.get("a"), parts.get("c")) == (VALUE, LARGE)


def test_what_a_build_with_something_new_had_no_use_for_is_forgotten() -> None:
    keep(a=VALUE, b="此篇后来删去")
    second = memory()
    assert second.of("parts").get("a") == VALUE
    second.keep()
    assert kept("a", "b") == [VALUE, "此篇后来删去"]  # nothing was new
    third = memory()
    assert third.of("parts").get("a") == VALUE
    third.of("parts")["d"] = "新"
    third.keep()
    assert kept("a", "b", "d") == [VALUE, None, "新"]


def test_what_is_large_is_not_written_again(folder: Path) -> None:
    keep(a=VALUE, c=LARGE)
    (large,) = (path for path in folder.iterdir() if path.stat().st_size > len(LARGE))
    before = large.stat()
    own = memory()
    assert own.of("parts").get("c") == LARGE
    own.of("parts")["d"] = "新"
    own.keep()
    assert large.stat().st_mtime_ns == before.st_mtime_ns
    assert kept("c", "d") == [LARGE, "新"]


def test_another_state_of_the_program_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(a=VALUE, c=LARGE)
    monkeypatch.setattr("jianbao.program.state", lambda: "another")
    assert kept("a", "c") == [None, None]


class Rogue:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("made"),)


@pytest.mark.parametrize("value", [Rogue(), Path("a"), print])
def test_nothing_is_read_back_that_is_no_value_of_the_project(value: object) -> None:
    keep(a=value)
    assert kept("a") == [None]
    assert not Path("made").exists()


@pytest.mark.parametrize("damage", [b"", b"{}", pickle.dumps(("", {"a": b"."})), pickle.dumps(3)])
def test_a_damaged_file_is_none(damage: bytes, folder: Path) -> None:
    keep(a=VALUE, c=LARGE)
    for path in folder.iterdir():
        cache.store("parts", path.name, damage)
    assert kept("a", "c") == [None, None]


def test_what_is_lost_is_none(folder: Path) -> None:
    keep(a=VALUE, c=LARGE)
    max(folder.iterdir(), key=lambda path: path.stat().st_size).unlink()
    assert kept("a", "c") == [VALUE, None]
