"""What is proof-read, what a rule says of it, and what it would write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jianbao.config.model import BookConfig
from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.manuscript.prose import Passage, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words that are no longer, or never were, the proper ones, and where that stands."""

    written: str
    right: str = ""
    context: str = ""
    apart: tuple[str, ...] = ()
    """Longer phrases in which the words are left alone."""
    source: str = ""
    since: str = ""
    """The date from which it holds, as the list writes it; empty for always."""
    note: str = ""
    family: str = ""

    @property
    def reason(self) -> str:
        """What it goes by: note, source and date, as far as they are known."""
        dated = f"{self.source}（{self.since}）" if self.source and self.since else self.source
        return "；".join(filter(None, (self.note, dated)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofCopy:
    """All that is proof-read at once: a book's own texts and its manuscripts, in their order."""

    config: BookConfig
    proses: tuple[Prose, ...]
    book: Prose | None = None
    """What book.yaml itself says: titles, names, the imprint."""
    wording: tuple[Wording, ...] = ()
    """The office's own table of official wording."""
    said: tuple[Diagnostic, ...] = ()
    """What that table had wrong."""

    @property
    def texts(self) -> tuple[Prose, ...]:
        """Everything that has passages, in reading order."""
        return self.proses if self.book is None else (self.book, *self.proses)


@dataclass(frozen=True, slots=True)
class Edit:
    """Write ``text`` in place of the characters from ``start`` to before ``end`` of a passage."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a rule found in ``passage``, at its characters from ``start`` to before ``end``.

    ``edits`` put it right. They are safe if nobody who knows the rule could object, and only
    then applied unasked; otherwise they are a suggestion.
    """

    passage: Passage
    start: int
    end: int
    message: Text
    hint: Text | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = False


Found = tuple[Prose, Fault]
Check = Callable[[ProofCopy], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: ``code`` is stable, ``clause`` the source that it has its authority from.

    ``mainland`` rules hold where that standard does: not in a book in traditional characters.
    """

    code: str
    severity: Severity
    name: Text
    clause: str = ""
    mainland: bool = False
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdit:
    """Write ``text`` in place of ``source[start:end]`` of the manuscript ``file``."""

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The text at fault as it is read, without markup, for those who see no lines and columns.

    ``place`` is where in the manuscript it is (正文第3段). ``right`` is what should stand for
    ``wrong``; None where no rule can say.
    """

    place: Text
    before: str
    wrong: str
    after: str
    right: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault as the editor is told of it, with the edits to the file that put it right."""

    code: str
    severity: Severity
    message: Text
    hint: Text | None
    clause: str
    span: Span
    excerpt: str
    quote: Quote
    edits: tuple[SourceEdit, ...] = ()
    safe: bool = False

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding in the form in which every stage reports."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=self.message,
            span=self.span,
            hint=self.hint,
            excerpt=self.excerpt,
        )


@dataclass(frozen=True, slots=True)
class LocalCheck:
    """A check of one text at a time: what it finds there holds as long as the text stays."""

    in_text: Callable[[Prose], Iterator[Fault]]
    of_book: bool
    """Whether it looks at what book.yaml says too, and not at manuscripts alone."""

    def __call__(self, copy: ProofCopy) -> Iterator[Found]:
        """Yield what is found in all texts."""
        for prose in copy.texts if self.of_book else copy.proses:
            for fault in self.in_text(prose):
                yield prose, fault


def in_each_passage(check: Callable[[Passage], Iterator[Fault]]) -> LocalCheck:
    """Return a check of every passage by itself, those in Latin letters left out."""
    return LocalCheck(
        lambda prose: (fault for passage in prose.chinese for fault in check(passage)), of_book=True
    )


def in_each_manuscript(check: Callable[[Prose], Iterator[Fault]]) -> LocalCheck:
    """Return a check of every manuscript as a whole."""
    return LocalCheck(check, of_book=False)
