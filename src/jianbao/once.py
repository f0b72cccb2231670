"""What is worked out once: found again by the digest of all that it was worked out from.

A stage is handed a mapping (`Kept`) in which it may find what it has made before, and leaves there
what it makes. Whether that is an empty dictionary or outlives the process, it is not told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any, Protocol, TypeVar

from jianbao.diagnostics import Result

Value = TypeVar("Value")


class Kept(Protocol):
    """What has been made before, by digests; any dictionary will do.

    Values are dataclasses of this project, texts, numbers, tuples and dictionaries of such.
    """

    def get(self, key: str, /) -> Any:  # noqa: ANN401 - what was put there
        """Return the value under ``key``; None where there is none."""

    def __setitem__(self, key: str, value: Any, /) -> None:  # noqa: ANN401 - as above
        """Leave ``value`` under ``key``."""


def once(kept: Kept, function: Callable[..., Value], *inputs: object) -> Value:
    """Return what ``function`` makes of ``inputs``: texts, numbers, tuples, dataclasses.

    What a `functools.partial` has bound already helps with the work, and changes nothing in what
    comes of it. A `Result` without a value is not kept: another time there may be one.
    """
    named: Any = function.func if isinstance(function, partial) else function
    key = key_of(named.__module__, named.__qualname__, *inputs)
    known: Value | None = kept.get(key)
    if known is None:
        known = function(*inputs)
        if not (isinstance(known, Result) and known.value is None):
            kept[key] = known
    return known


def key_of(*values: object) -> str:
    """Return the name of what is made from ``values``: texts, numbers, tuples, dataclasses."""
    return digest_of(part for value in values for part in _spelt(value))


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Return the digest of ``parts``, in which no two can merge."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def _spelt(value: object) -> Iterator[str | bytes]:
    if isinstance(value, str | bytes):
        yield value
    elif isinstance(value, tuple):
        yield f"({len(value)}"
        for item in value:
            yield from _spelt(item)
    elif is_dataclass(value):
        yield type(value).__name__
        for name in _names(value.__class__):
            yield from _spelt(getattr(value, name))
    else:
        yield f"{type(value).__name__} {value!r}"  # no text that looks like it is taken for it


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
