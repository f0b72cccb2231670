"""What is to be laid out and what comes of it; loads no layout engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from jianbao.typesetting.pagination import BlockPlace, PageStart
from jianbao.typesetting.settings import Composition

BASE_URL: Final = "https://book.invalid/"
"""Where the document says that it is; addresses in it are relative to that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStyle:
    """A style sheet with the file that complaints about it name."""

    file: str
    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be laid out.

    ``html`` is a well-formed document without namespaces. ``resources`` maps an address relative
    to the document to its media type and bytes; nothing else can be reached. ``dpi`` bounds the
    resolution of raster pictures in the PDF; ``lines`` is how Chinese lines are composed.
    ``standard`` is one of `STANDARDS`, or empty.
    ``faces`` tells the installed faces from any others; nothing is kept where it is empty.
    """

    html: str
    styles: tuple[JobStyle, ...]
    resources: tuple[tuple[str, str, bytes], ...] = ()
    dpi: int = 300
    lines: Composition = field(default_factory=Composition)
    standard: str = ""
    faces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """The PDF, on which page (from 1) each element with an id begins, and where pages begin.

    ``places`` tells where on the pages the blocks of the manuscripts stand.
    """

    pdf: bytes
    page_count: int
    pages: tuple[tuple[str, int], ...]
    starts: tuple[PageStart, ...]
    places: tuple[BlockPlace, ...]
