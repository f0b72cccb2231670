"""What can be wrong with a book, as values: collected by the stages, rendered by the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")

# Half of a word may be wrong: in Chinese one character of two.
_CLOSENESS = 0.5


class Severity(StrEnum):
    """How much a diagnostic weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        """Pickle by value; early releases of Python 3.11 do it through ``getattr``."""
        del protocol
        return Severity, (self.value,)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for the user in both languages, without a final stop."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A place in an input file.

    ``file`` is relative to the book folder where it lies in it, with forward slashes.
    ``line`` and ``column`` count from 1, the column in characters; ``end_column`` is exclusive
    and on the same line. A line of 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """``file``, ``file:line`` or ``file:line:column``, as editors understand it."""
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing to tell the user about the input.

    ``code`` is stable (a letter for the stage, three digits). ``excerpt`` is the input line
    at ``span``, as it stands, for the caret; empty where there is none.
    """

    code: str
    severity: Severity
    message: Text
    span: Span | None = None
    hint: Text | None = None
    excerpt: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this diagnostic stops the build."""
        return self.severity is Severity.ERROR

    @staticmethod
    def from_json(known: Mapping[str, Any]) -> Diagnostic:
        """Return the diagnostic whose `asdict` has been through JSON and is ``known``."""
        return Diagnostic(
            code=known["code"],
            severity=Severity(known["severity"]),
            message=Text(**known["message"]),
            span=Span(**known["span"]) if known["span"] else None,
            hint=Text(**known["hint"]) if known["hint"] else None,
            excerpt=known["excerpt"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Generic[T]):
    """What a stage returns: its value together with everything it has to say.

    ``value`` is None where the input was too broken to go on; then at least one diagnostic
    is an error. A value may also come with errors, so that later stages can find more.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


class BookError(Exception):
    """Raised inside a stage to leave it at once; the stage's entry point turns it into a Result."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(diagnostic.message.en for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def did_you_mean(
    written: str, known: Iterable[str], compared: Callable[[str], str] = str.casefold
) -> Text | None:
    """Return the hint that names the nearest of ``known``; None where nothing is near.

    ``compared`` is what counts of a word; of several alike the first is named.
    """
    words = {compared(word): word for word in reversed(tuple(known))}
    near = get_close_matches(compared(written), words, n=1, cutoff=_CLOSENESS)
    if not near:
        return None
    word = words[near[0]]
    return Text(f"您是不是想写“{word}”", f"did you mean “{word}”")


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once, by file, line and column; those without a place come last."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda item: (item.span is None, item.span or Span(file=""))))
