"""What a fault is, before it has a place."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """A diagnostic without its place: the stable code, the sentence and what to do."""

    code: str
    message: Text
    hint: Text | None = None
