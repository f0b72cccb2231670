"""What was worked out before, by what it was worked out from: digests of inputs, code, libraries.

A `Memo` keeps what a function made of the parts of one book, in one entry of the cache. Of a book of
hundreds of articles each build looks at every one, and one file to read takes a hundredth of the
time of hundreds. `load` and `store` keep single values under keys of their own. What is damaged
counts for nothing and is told (`cache.take_damaged`); what each kind may take is bounded there.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from jianbao import cache

Value = TypeVar("Value")

WORTH_KEEPING = 50
"""Chapters; a smaller book is made in a moment, and leaves no copy of its text behind."""
_UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
)


class Memo:
    """What was made of the parts of one book, in its last build and in this one."""

    def __init__(self, kind: str, book: Iterable[str], chapters: int, *libraries: str) -> None:
        """``book`` is what tells it from others; ``libraries`` are at work beside our own code.

        Nothing is kept of a book of few ``chapters``.
        """
        self.kept = chapters >= WORTH_KEEPING
        self._kind = kind
        self._key = cache.key_of(book)
        self._state = state(*libraries) if self.kept else ""
        self._known = self._load() if self.kept else {}
        self._used: dict[str, bytes] = {}

    def of(self, function: Callable[..., Value], *inputs: object) -> Value:
        """Return what ``function`` makes of ``inputs``: texts, numbers, tuples, dataclasses."""
        if not self.kept:
            return function(*inputs)
        key = key_of(function.__module__, function.__qualname__, *inputs)
        known: Value | None = self.get(key)
        if known is None:
            known = function(*inputs)
            self.put(key, known)
        return known

    def on(self, function: Callable[..., Value]) -> Callable[..., Value]:
        """Return what stands in for ``function``, and works out once what it was given."""
        return partial(self.of, function)

    def get(self, key: str) -> Any:  # noqa: ANN401 - what was put there
        """Return the value kept under ``key``; None where there is none that can be read."""
        data = self._known.get(key)
        value = None if data is None else _value_of(data)
        if data is not None and value is not None:
            self._used[key] = data
        return value

    def put(self, key: str, value: object) -> None:
        """Keep ``value``: dataclasses of this project, texts, numbers, tuples."""
        if self.kept:
            self._used[key] = pickle.dumps(value, protocol=5)

    def keep(self) -> None:
        """Keep what this build has used for the next, and nothing else."""
        if self.kept and self._used != self._known:
            data = pickle.dumps((self._state, self._used), protocol=5)
            cache.store(self._kind, self._key, data)

    def _load(self) -> Mapping[str, bytes]:
        match load(self._kind, self._key):
            case (self._state, dict(known)):
                return known
        return {}


def load(kind: str, key: str) -> Any:  # noqa: ANN401 - what was stored
    """Return the value stored under ``key``; None where there is none that can be read."""
    data = cache.load(kind, key)
    return None if data is None else _value_of(data)


def store(kind: str, key: str, value: object) -> None:
    """Keep ``value``: dataclasses of this project, texts, numbers, tuples."""
    cache.store(kind, key, pickle.dumps(value, protocol=5))


def state(*libraries: str) -> str:
    """Return which Python, which releases of ``libraries`` and which code of ours is at work."""
    own = cache.state_of(Path(__file__).parent)
    releases = (f"{name} {cache.release_of(name)}" for name in libraries)
    return "\n".join((sys.version, *releases, own))


def key_of(*values: object) -> str:
    """Return the name of what is made from ``values``: texts, numbers, tuples, dataclasses."""
    return cache.key_of(part for value in values for part in _spelt(value))


def _spelt(value: object) -> Iterator[str | bytes]:
    if isinstance(value, str | bytes):
        yield value
    elif is_dataclass(value):
        yield type(value).__name__
        for field in fields(value):
            yield from _spelt(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield f"({len(value)}"
        for item in value:
            yield from _spelt(item)
    else:
        yield f"{type(value).__name__} {value!r}"  # no text that looks like it is taken for it


class _Reader(pickle.Unpickler):
    """Reads back values of this project, and nothing that could do anything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's
        """Return a dataclass or an enumeration; raises UnpicklingError for anything else."""
        if module.startswith("jianbao."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _value_of(data: bytes) -> Any:  # noqa: ANN401 - what was stored
    try:
        return _Reader(BytesIO(data)).load()
    except _UNREADABLE:
        return None
