"""What a service is asked and what it answers: values, before and after they are JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from jianbao.diagnostics import Diagnostic, Text
from jianbao.studio.record import remark_of

T = TypeVar("T")
Say = Callable[[Text], str]
_FAILED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came of a request; ``status`` is that of HTTP (below 400: done as asked)."""

    result: Mapping[str, object] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    status: int = 200

    @property
    def ok(self) -> bool:
        """Whether what was asked for is done."""
        return self.status < _FAILED

    def record(self, say: Say) -> dict[str, object]:
        """Return the answer for JSON, in the language of ``say``."""
        said = [remark_of(item, 0, say) for item in self.diagnostics]
        return {"ok": self.ok, "result": spoken(self.result, say), "diagnostics": said}


class MalformedError(ValueError):
    """A request lacks a field or has one of another kind, which its message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: what stands in its address, and the fields of its JSON."""

    place: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return a whole number of the address or the fields; raises MalformedError for none."""
        found = self.place.get(name, self.fields.get(name))
        if isinstance(found, str) and found.isdecimal() and len(found) < 10:  # noqa: PLR2004 - no list is so long
            return int(found)
        if isinstance(found, int) and not isinstance(found, bool):
            return found
        raise MalformedError(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; raises MalformedError where it lacks and there is no ``default``."""
        found = self.place.get(name, self.fields.get(name, default))
        if not isinstance(found, str):
            raise MalformedError(name)
        return found

    def optional(self, name: str, kind: type[T]) -> T | None:
        """Return a field of that kind; None where it lacks."""
        found = self.fields.get(name)
        if found is not None and not isinstance(found, kind):
            raise MalformedError(name)
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; none where it lacks."""
        found = self.fields.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise MalformedError(name)
        return tuple(found)


def spoken(value: object, say: Say) -> object:
    """Return ``value`` as JSON has it, with its sentences in the language of ``say``."""
    match value:
        case Text():
            told: object = say(value)
        case Diagnostic():
            told = remark_of(value, 0, say)
        case Mapping():
            told = {str(key): spoken(each, say) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            told = [spoken(each, say) for each in value]
        case datetime() | date():
            told = value.isoformat()
        case Path():
            told = value.as_posix()
        case _:
            told = value
    return told
