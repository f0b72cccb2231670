"""What the preview shows, as values that pass from the workshop to the page in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianbao.diagnostics import Diagnostic


class Stage(StrEnum):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A printed page: its size in points, and the digest of all that is drawn on it."""

    width: float
    height: float
    digest: str
    folio: str = ""
    """The number printed on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A diagnostic with the page on which the faulty place stands (0: on none)."""

    diagnostic: Diagnostic
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the page in the browser shows at one time.

    Where ``stage`` is FAILED the pages are the last good ones, and the remarks say what is wrong.
    """

    revision: int
    stage: Stage
    title: str = ""
    parts: tuple[str, ...] = ()
    """Titles of the parts."""
    chapters: tuple[Listed, ...] = ()
    order: str = ""
    """Digest of the book.yaml that lists the chapters so."""
    leaves: tuple[Leaf, ...] = ()
    changed: tuple[int, ...] = ()
    """Pages that look other than before, from 1."""
    right_bound: bool = False
    ebook: str = ""
    """Digest of the e-book; empty where there is none yet."""
    remarks: tuple[Remark, ...] = ()
