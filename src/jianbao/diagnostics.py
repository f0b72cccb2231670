"""What can be wrong with a book, as values: collected by the stages, rendered by the command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")

_MOST_IN_A_PLACE = 3
"""So often the same is said of one place word for word; of a wrong size it may be said of every line."""
# Half of a word may be wrong: in Chinese one character of two.
_CLOSENESS = 0.5


class Severity(StrEnum):
    """How much a diagnostic weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for the user in both languages, without a final stop."""

    zh: str
    en: str

    def filled(self, places: Mapping[str, object]) -> Text:
        """Return the sentence with ``places`` in its braces; of a `Text` each language has its own."""
        return Text(
            self.zh.format(**{n: p.zh if isinstance(p, Text) else p for n, p in places.items()}),
            self.en.format(**{n: p.en if isinstance(p, Text) else p for n, p in places.items()}),
        )


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

    def placed(self, span: Span | None, excerpt: str = "") -> Diagnostic:
        """Return the same said of ``span``, where ``excerpt`` stands."""
        return replace(self, span=span, excerpt=excerpt)

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
class Code:
    """One thing that a stage may have to say: an entry of the ``codes.py`` beside the stage.

    ``code`` is stable (a letter for the stage, three digits). ``message`` and ``hint`` may hold
    places in braces, which are filled where it is said. ``why`` is for those who ask for more:
    what follows from it, where the rule comes from, how it is mended.
    """

    code: str
    severity: Severity
    message: Text
    hint: Text | None = None
    why: Text | None = None

    def at(
        self,
        span: Span | None,
        *,
        hint: Text | None = None,
        severity: Severity | None = None,
        excerpt: str = "",
        **places: object,
    ) -> Diagnostic:
        """Return this said of ``span``, with ``places`` in its sentences.

        ``hint`` knows better than the table in this case, as does ``severity``. Raises KeyError
        where a place is not given.
        """
        return Diagnostic(
            code=self.code,
            severity=severity or self.severity,
            message=self.message.filled(places),
            span=span,
            hint=hint or (self.hint and self.hint.filled(places)),
            excerpt=excerpt,
        )

    def also(self, message: Text, hint: Text | None = None) -> Code:
        """Return the same code with another sentence, for another way to come to it."""
        return replace(self, message=message, hint=hint)

    def of(self, *, hint: Text | None = None, **places: object) -> Diagnostic:
        """Return this said of no place, or of one that whoever asked will add."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=self.message.filled(places),
            hint=hint or (self.hint and self.hint.filled(places)),
        )


def error(code: str, message: Text, hint: Text | None = None, why: Text | None = None) -> Code:
    """Return the code of what stops a build."""
    return Code(code=code, severity=Severity.ERROR, message=message, hint=hint, why=why)


def warning(code: str, message: Text, hint: Text | None = None, why: Text | None = None) -> Code:
    """Return the code of what a person should look at."""
    return Code(code=code, severity=Severity.WARNING, message=message, hint=hint, why=why)


def notice(code: str, message: Text, hint: Text | None = None, why: Text | None = None) -> Code:
    """Return the code of what was done without a loss."""
    return Code(code=code, severity=Severity.NOTICE, message=message, hint=hint, why=why)


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

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by what it is made of: other processes raise it too."""
        return BookError, self.diagnostics


def listed(words: Iterable[str]) -> Text:
    """Return ``words`` as a list within a sentence."""
    words = tuple(words)
    return Text("、".join(words), ", ".join(words))


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


def by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once; what one place has very often is said there once, and how often."""
    unique = dict.fromkeys(diagnostics)
    times = Counter((item.code, item.span) for item in unique)
    kept: dict[object, Diagnostic] = {}
    for item in unique:
        count = times[item.code, item.span]
        if item.span is None or count <= _MOST_IN_A_PLACE:
            kept[item] = item
        elif (item.code, item.span) not in kept:
            message = Text(
                f"{item.message.zh}（这里这样的共 {count} 处）",
                f"{item.message.en} ({count} times here)",
            )
            kept[item.code, item.span] = replace(item, message=message)
    return tuple(kept.values())
