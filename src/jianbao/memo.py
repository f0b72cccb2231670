"""What builds have worked out, kept from one to the next: a file a product of a book.

Of a book of hundreds of articles each build looks at every one, and one file to read takes a
hundredth of the time of hundreds; what is large lies in a file of its own, so that it is not
written again. All of it counts for one state of Python, of the libraries and of our code. What is
damaged counts for nothing and is told (`cache.take_damaged`); how much is kept is bounded there.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from jianbao import cache, program
from jianbao.once import key_of

_LARGE: Final = 1 << 15
"""Bytes of what lies in a file of its own."""
_ELSEWHERE: Final = b""
"""What stands in its place."""
_UNREADABLE: Final = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
)


class Memory:
    """What is kept of one book, by the name of what it is kept for."""

    def __init__(self, file: Path) -> None:
        """``file`` is the book.yaml."""
        self._file = file
        self._memos: dict[str, Memo] = {}

    def of(self, kind: str) -> Memo:
        """Return what is kept for ``kind``, a product or a stage; read when this is asked first."""
        if kind not in self._memos:
            self._memos[kind] = Memo(kind, self._file)
        return self._memos[kind]

    def keep(self) -> None:
        """Keep all of it for the next build."""
        for memo in self._memos.values():
            memo.keep()


class Memo:
    """What was made of one book for one purpose, in its last build and in this one."""

    def __init__(self, kind: str, file: Path) -> None:
        """``file`` is the book.yaml, which tells one book from another."""
        self._kind = kind
        self._key = key_of(str(file.absolute()))
        self._known = self._load()
        self._used: dict[str, bytes] = {}
        self._has_new = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known from an earlier build."""
        return not self._known

    def get(self, key: str, /) -> Any:  # noqa: ANN401 - what was put there
        """Return the value kept under ``key``; None where there is none that can be read."""
        data = self._used.get(key, self._known.get(key))
        if data is None:
            return None
        value = _value_of(data or cache.load(self._kind, self._place(key)) or b"")
        if value is not None:
            self._used[key] = data
        return value

    def __setitem__(self, key: str, value: object, /) -> None:
        """Keep ``value``: dataclasses of this project, texts, numbers, tuples, dictionaries."""
        data = _data_of(value)
        if len(data) > _LARGE:
            cache.store(self._kind, self._place(key), data)
            data = _ELSEWHERE
        self._used[key] = data
        self._has_new = True

    def keep(self) -> None:
        """Keep what this build has used for the next, and nothing else, if any of it is new.

        Where none is, it may have been a whole that was found, and its parts are for another time.
        """
        if self._has_new:
            data = _data_of((program.state(), self._used))
            cache.store(self._kind, self._key, data)
            self._has_new = False

    def _place(self, key: str) -> str:
        return key_of(self._key, key)

    def _load(self) -> Mapping[str, bytes]:
        match _value_of(cache.load(self._kind, self._key) or b""):
            case (state, dict(known)) if state == program.state():
                return known
        return {}


class _Writer(pickle.Pickler):
    """Writes members of enumerations by value: Python up to 3.11.3 does it through ``getattr``."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - pickle's
        """Return how a member is made again; what is none is written as ever."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    """Reads back values of this project, and nothing that could do anything else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's
        """Return a dataclass or an enumeration; raises UnpicklingError for anything else."""
        if (module, name) not in _classes:
            found = super().find_class(module, name) if module.startswith("jianbao.") else None
            if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))):
                raise pickle.UnpicklingError(f"{module}.{name}")
            _classes[module, name] = found
        return _classes[module, name]


_classes: dict[tuple[str, str], type] = {}
"""Those looked up before, which is most of the time that reading takes."""


def _data_of(value: object) -> bytes:
    stream = BytesIO()
    _Writer(stream, protocol=5).dump(value)
    return stream.getvalue()


def _value_of(data: bytes) -> Any:  # noqa: ANN401 - what was stored
    try:
        return _Reader(BytesIO(data)).load()
    except _UNREADABLE:
        return None
