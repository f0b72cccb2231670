"""What a product is made from, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic

from jianbao.book import Book
from jianbao.config import BookConfig
from jianbao.diagnostics import Result, Span
from jianbao.fonts import Typefaces
from jianbao.once import Kept
from jianbao.products.model import Options
from jianbao.themes import Theme
from jianbao.typesetting.pagination import BlockPlace, PageStart


class OutputUnavailableError(Exception):
    """A library of the system that an output needs is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished file, not yet written.

    ``page_count`` and ``page_map`` (block or heading id → page on which it starts, from 1) are
    set where the medium has pages.
    """

    data: bytes
    more: tuple[tuple[str, bytes], ...] = ()
    """Files that belong to it: what their names have in the place of its ending, and their data."""
    private: bool = False
    """Whether there are passwords in it, so that only its owner may read the file."""
    page_count: int = 0
    page_map: tuple[tuple[str, int], ...] = ()
    starts: tuple[PageStart, ...] = ()
    """Where each page begins, for the editions without pages of their own."""
    places: tuple[BlockPlace, ...] = ()
    """Where the blocks of the manuscripts stand on the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A book read and checked, with the theme and faces that it will be set in."""

    config: BookConfig
    book: Book
    theme: Theme
    typefaces: Typefaces


def _nothing(name: str) -> Result[Artifact]:
    del name
    return Result(value=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Prepared, Generic[Options]):
    """A book from which one product is to be made, with all that is said of this product."""

    name: str
    """Of the product."""
    file: str
    """The name that its file will have, for messages."""
    options: Options
    modified: datetime
    """UTC; the only time that may enter a product."""
    made: Mapping[str, Artifact] = field(default_factory=dict)
    """What has been made of the book in this run, by name."""
    obtain: Callable[[str], Result[Artifact]] = _nothing
    """Return the product of that name, which is made in memory if it has not been made.

    With it comes what nobody has said yet: nothing, where it is a product that was asked for.
    """
    for_press: bool = False
    """Whether preflight says all that it sees."""
    executor: Executor | None = None
    """Processes that help, if there are any already."""
    kept: Kept = field(default_factory=dict[str, Any])
    """What has been worked out for this product before; see `once`."""

    def span(self, key: str = "") -> Span:
        """Return where book.yaml speaks of the product, or of one of its keys."""
        return self.config.span(f"outputs.{self.name}.{key}".rstrip("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOrder(Prepared, Generic[Options]):
    """A book of whose product a batch may be made, with all that is said of this batch."""

    options: Options
    asked: frozenset[str] = frozenset()
    """The options that were asked for against what book.yaml says, or beyond it."""
    is_made: bool
    """Whether the product is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPlan:
    """A batch that can be made: all that could be wrong before the product is there is checked."""

    book: Book
    """The book as the product has to be made of it."""
    is_locked: bool = False
    """Whether its files are encrypted, so that nothing with the same text is to lie open beside."""
    make: Callable[[str, Artifact], Result[Iterator[tuple[str, Artifact]]]]
    """Return the files, with their names, of the product with its file name; made one by one as they are taken."""
