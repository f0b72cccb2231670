"""An article after reading: its markup, headings, notes and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A picture, checked and safe to embed.

    ``href`` is its address inside the edition (``images/01-stand.png``), ASCII, unique in the book.
    ``width`` and ``height`` are in pixels (for an SVG: CSS pixels of its view box).
    """

    href: str
    media_type: str
    data: bytes
    width: float
    height: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a chapter's body (level 2 to 6; the chapter's own title is level 1)."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the body holds ``<a class="noteref" href="#{id}" id="{id}-ref">mark</a>``.

    ``html`` is block markup (one or more ``<p>``); a note referred to twice keeps one ``Note``,
    and only its first reference has the id.
    """

    id: str
    mark: str
    html: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    r"""One manuscript after reading.

    ``title`` and ``subtitle`` are plain text in which ``\n`` is a hand-set line break.
    """

    id: str
    title: str
    title_calls: str = ""
    """The calls of notes behind the title, as in ``html``."""
    subtitle: str = ""
    kicker: str = ""
    """引题, the line above the title."""
    authors: tuple[str, ...] = ()
    source: str = ""
    """供稿."""
    date: str = ""
    summary: str = ""
    html: str
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    span: Span
    """Where the title stands: its heading or its line of front matter."""
    places: tuple[tuple[str, Span], ...] = ()
    """Where the front matter gives each field that stands in it, by the field's name here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of chapters under a title of their own; an untitled part is not printed as one."""

    id: str
    title: str = ""
    chapters: tuple[Chapter, ...]
