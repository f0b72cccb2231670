"""What is kept of a book's parts comes back as it was, or not at all."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from jianbao import cache
from jianbao.diagnostics import Severity, Span
from jianbao.records import WORTH_KEEPING, Records

VALUE = (Span(file="稿.md", line=3), Severity.NOTICE, "字", b"\0", 1.5, None)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def records(state: str = "", chapters: int = WORTH_KEEPING) -> Records:
    return Records("parts", ("book.yaml",), chapters, state)


def kept() -> Records:
    first = records()
    first.put("a", VALUE)
    first.put("b", "text")
    first.keep()
    return records()


def test_a_value_comes_back_as_it_was() -> None:
    assert kept().get("a") == VALUE


def test_what_was_neither_asked_for_nor_held_is_forgotten() -> None:
    second = kept()
    second.hold("a")
    second.keep()
    third = records()
    assert (third.get("a"), third.get("b")) == (VALUE, None)


def test_another_state_of_the_code_finds_nothing() -> None:
    kept()
    assert records("another").get("a") is None


def test_a_small_book_has_no_records() -> None:
    small = records(chapters=WORTH_KEEPING - 1)
    small.put("a", VALUE)
    small.keep()
    assert cache.kinds() == ()


class Rogue:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("made"),)


@pytest.mark.parametrize("value", [Rogue(), Path("a"), print])
def test_nothing_is_read_back_that_is_no_value_of_the_project(
    value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = records()
    first.put("a", value)
    first.keep()
    assert records().get("a") is None
    assert not Path("made").exists()


@pytest.mark.parametrize("damage", [b"", b"{}", pickle.dumps(("", {"a": b"."})), pickle.dumps(3)])
def test_a_damaged_entry_is_no_entry(damage: bytes) -> None:
    kept()
    cache.store("parts", cache.key_of(("book.yaml",)), damage)
    assert records().get("a") is None
