"""What goes into the package, before EbookLib sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

NAV_NAME = "nav.xhtml"
NCX_NAME = "toc.ncx"
COVER_NAME = "images/cover.jpg"
COVER_ID = "cover-image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file of the package; ``name`` is its path beside ``content.opf``."""

    id: str
    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    deflated: bytes = b""
    """``data`` as it stands in a zip, if that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """One element of the package's metadata: ``dc:title`` and its kin, or ``meta``."""

    element: str
    value: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that a reader jumps to: its kind in EPUB 3 (landmarks) and in EPUB 2 (guide)."""

    kind: str
    guide_kind: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubPackage:
    """A whole e-book; ``spine`` lists item ids in reading order."""

    identifier: str
    language: str
    modified: datetime
    metadata: tuple[Meta, ...]
    items: tuple[Item, ...]
    spine: tuple[str, ...]
    landmarks: tuple[Landmark, ...]
    right_to_left: bool = False
    """Whether pages are turned to the right, as those of vertical lines are."""
