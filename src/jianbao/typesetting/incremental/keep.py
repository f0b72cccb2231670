"""Units, margins and finished books kept from build to build."""

from __future__ import annotations

import io
import pickle
from typing import Any, Final

from jianbao import cache
from jianbao.records import key_of

__all__ = ["key_of", "load", "store"]

_OPEN: Final = frozenset(
    {
        ("jianbao.typesetting.incremental.model", name)
        for name in (
            "Digits",
            "Edges",
            "Face",
            "Figure",
            "Joint",
            "Kind",
            "Margin",
            "MarginOrder",
            "Portable",
            "Sheet",
            "Tail",
            "Unit",
            "Used",
        )
    }
    | {
        ("jianbao.typesetting.incremental.tree", "Branch"),
        ("jianbao.typesetting.incremental.tree", "Tree"),
        ("jianbao.typesetting.page_check.findings", "Finding"),
        ("jianbao.typesetting.page_check.findings", "Kind"),
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
