"""What an output hands over."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.typesetting.pagination import BlockPlace, PageStart


class OutputUnavailableError(Exception):
    """A library of the system that an output needs is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished file, not yet written.

    ``page_count`` and ``page_map`` (block or heading id → page on which it starts, from 1) are
    set where the medium has pages.
    """

    ending: str
    """What follows the book's name in that of the file, e.g. ``.pdf``."""
    media_type: str
    data: bytes
    page_count: int = 0
    page_map: tuple[tuple[str, int], ...] = ()
    starts: tuple[PageStart, ...] = ()
    """Where each page begins, for the editions without pages of their own."""
    places: tuple[BlockPlace, ...] = ()
    """Where the blocks of the manuscripts stand on the pages."""
