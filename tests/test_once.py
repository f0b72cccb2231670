"""What was made before is found by all that it was made from, and by nothing less."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.diagnostics import Result, Span
from jianbao.once import digest_of, key_of, once

PARTS = st.lists(st.text(max_size=4) | st.binary(max_size=4), max_size=4)


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_key(
    one: list[str | bytes], two: list[str | bytes]
) -> None:
    def data(parts: list[str | bytes]) -> list[bytes]:
        return [part.encode() if isinstance(part, str) else part for part in parts]

    assert (digest_of(one) == digest_of(two)) == (data(one) == data(two))


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    file: str
    line: int


@pytest.mark.parametrize(
    "other", [1, "1", b"1", True, 1.0, None, ("1",), (1,), Other(file="1", line=1), Span(file="1")]
)
def test_values_that_differ_have_other_keys(other: object) -> None:
    values = (1, "1", True, 1.0, None, ("1",), (1,), Other(file="1", line=1), Span(file="1"))
    equal = [value for value in values if key_of(value) == key_of(other)]
    assert len(equal) == 1


class Worker:
    """Works with a helper, and counts how often."""

    def __init__(self) -> None:
        self.calls = 0

    def help(self) -> None:
        self.calls += 1


def spell(worker: Worker, word: str, number: int) -> str:
    worker.help()
    return word * number


def shout(worker: Worker, word: str, number: int) -> str:
    worker.help()
    return word.upper() * number


def test_the_same_is_worked_out_once() -> None:
    kept: dict[str, object] = {}
    one, other = Worker(), Worker()
    assert once(kept, partial(spell, one), "a", 2) == "aa"
    assert once(kept, partial(spell, other), "a", 2) == "aa"  # whoever helps
    assert (one.calls, other.calls) == (1, 0)
    assert once(kept, partial(spell, one), "a", 3) == "aaa"
    assert once(kept, partial(shout, one), "a", 2) == "AA"
    assert one.calls == 3


def failing(worker: Worker) -> Result[str]:
    worker.help()
    return Result(value=None)


def test_what_failed_is_tried_again() -> None:
    kept: dict[str, object] = {}
    worker = Worker()
    once(kept, partial(failing, worker))
    once(kept, partial(failing, worker))
    assert worker.calls == 2
    assert kept == {}
