"""What was worked out for the parts of one book, kept together in one entry of the cache.

Of a book of hundreds of articles each build looks at every one: one file to read takes a
hundredth of the time of hundreds. Each record is named by the digest of all that it was made
from, so that one which is no longer right is not found.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

from jianbao import cache

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


class Records:
    """The records of one book: those of its last build, and those of this one."""

    def __init__(self, kind: str, book: Iterable[str], chapters: int, state: str) -> None:
        """``book`` is what tells it from others; ``state`` is that of the code and its libraries.

        A book of few ``chapters`` has no records, and is asked for none.
        """
        self.kept = chapters >= WORTH_KEEPING
        self._kind = kind
        self._key = cache.key_of(book)
        self._state = state
        self._known = self._load() if self.kept else {}
        self._used: dict[str, bytes] = {}

    def get(self, key: str) -> Any:  # noqa: ANN401 - what was put there
        """Return the value of a record; None where there is none that can be read."""
        data = self._known.get(key)
        value = None if data is None else _value_of(data)
        if data is not None and value is not None:
            self._used[key] = data
        return value

    def put(self, key: str, value: object) -> None:
        """Keep ``value``: dataclasses of this project, texts, numbers, tuples."""
        if self.kept:
            self._used[key] = pickle.dumps(value, protocol=5)

    def hold(self, key: str) -> None:
        """Keep a record that was not needed this time, if it is there."""
        if key in self._known:
            self._used[key] = self._known[key]

    def keep(self) -> None:
        """Keep those of this build for the next, and no others."""
        if self.kept and self._used != self._known:
            data = pickle.dumps((self._state, self._used), protocol=5)
            cache.store(self._kind, self._key, data)

    def _load(self) -> Mapping[str, bytes]:
        data = cache.load(self._kind, self._key)
        found = None if data is None else _value_of(data)
        match found:
            case (self._state, dict(known)):
                return known
        return {}


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
