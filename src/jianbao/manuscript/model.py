"""A manuscript taken by itself, between its file and the book: text, no tree."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.book import Chapter
from jianbao.config.model import ChapterEntry
from jianbao.diagnostics import Diagnostic, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A manuscript as the configuration lists it.

    ``id`` is that of its chapter, ``title_span`` where the configuration gives it a title.
    """

    entry: ChapterEntry
    id: str
    title_span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The checked values, empty where not given, and the line on which each stands."""

    title: str = ""
    subtitle: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    editor: str = ""
    """责任编辑, told behind the source."""
    date: str = ""
    summary: str = ""
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedNote:
    """A footnote by its number in the body's ``data-note``."""

    number: int
    body: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A manuscript in the vocabulary, its pictures and links still as the writer named them.

    ``body`` and those of the notes are whole ``<body>`` elements. All this, ``diagnostics`` too,
    hangs on the manuscript's name and text alone.
    """

    front: FrontMatter
    body: str
    notes: tuple[RenderedNote, ...]
    title: str
    """What the file says of itself outside its body."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandaloneChapter:
    """A chapter that hangs on its own manuscript and on no other file.

    ``targets`` are the writer's ids and the book's, ``diagnostics`` what there was to say after
    the manuscript had been decoded.
    """

    chapter: Chapter
    targets: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]
