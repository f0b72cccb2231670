"""Units, margins and finished books kept from build to build."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from jianbao import cache

_OPEN: Final = frozenset(
    {
        ("jianbao.typesetting.fragments.model", name)
        for name in (
            "Edges",
            "Face",
            "Joint",
            "Kind",
            "Margin",
            "MarginOrder",
            "Portable",
            "Sheet",
            "Unit",
            "Used",
        )
    }
    | {
        ("jianbao.typesetting.pagination", "BlockPlace"),
        ("jianbao.typesetting.pagination", "PageStart"),
        ("jianbao.typesetting.job", "Typeset"),
        ("jianbao.diagnostics", "Diagnostic"),
        ("jianbao.diagnostics", "Result"),
        ("jianbao.diagnostics", "Severity"),
        ("jianbao.diagnostics", "Span"),
        ("jianbao.diagnostics", "Text"),
    }
)


class _Reader(pickle.Unpickler):
    """Reads back only what is kept here."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's
        """Return a class of the values that are kept; raises UnpicklingError for any other."""
        if (module, name) not in _OPEN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def load(kind: str, key: str) -> Any:  # noqa: ANN401 - what was stored
    """Return the value kept under ``key``; None where there is none that can be read."""
    data = cache.load(kind, key)
    if data is None:
        return None
    try:
        return _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError):
        return None


def store(kind: str, key: str, value: object) -> None:
    """Keep ``value`` under ``key``."""
    cache.store(kind, key, pickle.dumps(value, protocol=5))


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
        yield repr(value)
