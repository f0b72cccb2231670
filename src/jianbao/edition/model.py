"""An edition: the book laid out as documents for one medium, still text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeVar

from jianbao.book import Asset, Book
from jianbao.typesetting.settings import Composition


class Medium(StrEnum):
    """Where an edition is read."""

    PRINT = "print"
    EBOOK = "ebook"
    WEB = "web"


class DocumentRole(StrEnum):
    """What a document is in the book; named after EPUB's structural semantics."""

    BOOK = "book"
    COVER = "cover"
    TITLE_PAGE = "titlepage"
    CONTENTS = "toc"
    FOREWORD = "foreword"
    PART = "part"
    MEETING = "meeting"
    CHAPTER = "chapter"
    IMPRINT = "imprint"
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file of an edition.

    ``html`` is a whole, well-formed document. For print and web it has no namespace; for the
    e-book it is XHTML 5 as it goes into the package, with an XML declaration, ``xmlns`` and
    ``xmlns:epub``, and with all references relative to ``name``.
    """

    name: str
    """Path inside the package, e.g. ``text/chapter-01.xhtml``."""
    title: str
    place: DocumentRole
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A line of the contents; ``href`` is ``name#id`` or ``name`` of a document."""

    label: str
    mark: str = ""
    """What stands before it: 会议材料之三."""
    href: str
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stylesheet:
    """CSS of the edition with its place in the package (``styles/book.css``)."""

    name: str
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an edition is in every medium: no theme, no template, no configuration behind it."""

    root: ClassVar[str] = ""
    """What leads from a style sheet to where the addresses of pictures and faces begin."""

    book: Book
    documents: tuple[Document, ...]
    """In reading order. Print and web have exactly one."""
    contents: tuple[ContentsEntry, ...]
    stylesheets: tuple[Stylesheet, ...]
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEdition(Edition):
    """One document for paper: the book, or anything else that is laid out on pages."""

    faces: str = ""
    """Which faces are installed (`fonts.state_of`): what was laid out with others is no use."""
    lines: Composition = field(default_factory=Composition)
    """How Chinese lines are composed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EbookEdition(Edition):
    """The documents of a package, in spine order."""

    root: ClassVar[str] = "../"

    pages: tuple[ContentsEntry, ...] = ()
    """Where the pages of the printed book begin, by the numbers printed on them."""
    cover_page: str = ""
    """A print document (no namespace) of one page, drawn as the cover picture."""
    cover_css: str = ""
    faces: str = ""
    """Which faces are installed (`fonts.state_of`): a cover drawn with others is no use."""
    vertical: bool = False
    """Whether its lines run from top to bottom, and its pages from right to left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebEdition(Edition):
    """The book on one page, for browsers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEdition(Edition):
    """The book as Word is to lay it out: no style sheets, but the classes that these would know."""


AnyEdition = TypeVar("AnyEdition", bound=Edition)
