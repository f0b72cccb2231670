"""What is kept of a book's parts comes back as it was, or not at all."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from jianbao import cache
from jianbao.diagnostics import Severity, Span
from jianbao.memo import WORTH_KEEPING, Memo

VALUE = (Span(file="稿.md", line=3), Severity.NOTICE, "字", b"\0", 1.5, None)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def memo(chapters: int = WORTH_KEEPING) -> Memo:
    return Memo("parts", ("book.yaml",), chapters)


def kept() -> Memo:
    first = memo()
    first.put("a", VALUE)
    first.put("b", "text")
    first.keep()
    return memo()


def test_a_value_comes_back_as_it_was() -> None:
    assert kept().get("a") == VALUE


def test_a_function_is_asked_once_for_the_same() -> None:
    asked: list[tuple[str, int]] = []

    def spell(word: str, number: int) -> str:
        asked.append((word, number))
        return word * number

    for inputs in (("字", 2), ("字", 3), ("字", 2)):
        own = memo()
        assert own.of(spell, *inputs) == inputs[0] * inputs[1]
        assert own.on(spell)("词", 1) == "词"
        own.keep()
    assert asked == [("字", 2), ("词", 1), ("字", 3), ("字", 2)]  # what was not used is forgotten


def test_what_was_not_asked_for_is_forgotten() -> None:
    second = kept()
    assert second.get("a") == VALUE
    second.keep()
    third = memo()
    assert (third.get("a"), third.get("b")) == (VALUE, None)


def test_another_state_of_the_code_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr("jianbao.memo.state", lambda *_: "another")
    assert memo().get("a") is None


def test_a_small_book_keeps_nothing() -> None:
    small = memo(chapters=WORTH_KEEPING - 1)
    assert small.of(str.upper, "a") == "A"
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
    first = memo()
    first.put("a", value)
    first.keep()
    assert memo().get("a") is None
    assert not Path("made").exists()


@pytest.mark.parametrize("damage", [b"", b"{}", pickle.dumps(("", {"a": b"."})), pickle.dumps(3)])
def test_a_damaged_entry_is_no_entry(damage: bytes) -> None:
    kept()
    cache.store("parts", cache.key_of(("book.yaml",)), damage)
    assert memo().get("a") is None
