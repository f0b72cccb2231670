"""What the preview shows, as values that pass from the workshop to the page in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianbao.diagnostics import Diagnostic


class ProofState(StrEnum):
    """How far the newest state of the book has come."""

    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article as book.yaml lists it; ``part`` and ``place`` count from 0."""

    path: str
    title: str
    part: int
    place: int
    page: int
    """On which page it begins, from 1; 0 where that is not known."""
    hidden: bool = False
    """Whether it keeps its place, but is not printed."""
    missing: bool = False
    """Whether its file is not there."""
    changed: bool = False
    """Whether its text is another than when the pages were shown before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A printed page: its size in points, and the digest of all that is drawn on it."""

    width: float
    height: float
    digest: str
    folio: str = ""
    """The number printed on it."""
    marks: tuple[int, ...] = ()
    """What tells each run of letters and each picture on it from every other, wherever it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """Write ``text`` in place of ``old``, which stands at these lines and columns (from 1, as characters)."""

    line: int
    column: int
    end_line: int
    end_column: int
    old: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A diagnostic with the page on which the faulty place stands (0: on none).

    ``mends`` put it right; ``is_doubt`` is what proof-reading says, which a person may wave through.
    """

    diagnostic: Diagnostic
    page: int
    mends: tuple[Mend, ...] = ()
    is_doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the page in the browser shows at one time.

    Where ``stage`` is FAILED the pages are the last good ones, and the remarks say what is wrong.
    """

    revision: int
    stage: ProofState
    title: str = ""
    issue: str = ""
    """The number of the issue as printed (第9期)."""
    date: str = ""
    layout: str = ""
    """What its theme is called."""
    step: str = ""
    """What is being done now; empty where nothing is."""
    parts: tuple[str, ...] = ()
    """Titles of the parts."""
    chapters: tuple[Listed, ...] = ()
    order: str = ""
    """Digest of the book.yaml that lists the chapters so."""
    leaves: tuple[PrintedPage, ...] = ()
    changed: tuple[int, ...] = ()
    """Pages on which something else stands than before, from 1."""
    right_bound: bool = False
    ebook: str = ""
    """Digest of the e-book; empty where there is none yet."""
    remarks: tuple[Trouble, ...] = ()
