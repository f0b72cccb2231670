"""Where printed pages begin, told in a way that holds in every medium of the book.

Both media are made from the same markup, so a place is named by a block and by how many characters
of it come before. Characters are counted without white space, which each medium sets in its own
way, and without what only one of them prints in that place: marks and texts of notes, readings
above characters. A picture counts as one character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Element: TypeAlias = Any
"""An element of `xml.etree` or of lxml: the two stages that read these marks use one each."""

KEY: Final = "data-block"
"""The attribute that names a block: the same in print and on a screen, unique in the book."""
PICTURE: Final = "\ufffc"
_APART: Final = frozenset({"noteref", "note-back", "note-back-again", "footnote", "rt"})
_PICTURES: Final = frozenset({"img", "math"})
_READINGS: Final = frozenset({"rt", "rp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """The place at which a printed page begins.

    ``folio`` is its number as printed. ``offset`` characters of the block ``key`` stand on earlier
    pages.
    """

    folio: str
    key: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlace:
    """A block, or as much of it as stands on ``page`` (from 1); lengths in pt from the top left."""

    source: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class BlockText:
    """A stretch of text that belongs to the block ``key``.

    It is the text of ``element``, the text behind it if ``is_tail``, or the element itself where
    ``text`` is a picture.
    """

    key: str
    element: Element
    text: str
    is_tail: bool = False


def pieces(element: Element, key: str = "") -> Iterator[BlockText]:
    """Yield the readable text of a tree in reading order; ``key`` is the block around it."""
    key = element.get(KEY, key)
    if local_name(element) in _PICTURES:
        yield BlockText(key, element, PICTURE)
        if local_name(element) == "math":  # what it is made of is no text
            return
    elif element.text:
        yield BlockText(key, element, element.text)
    for child in element:
        if isinstance(child.tag, str) and not is_apart(child):
            yield from pieces(child, key)
        if child.tail:
            yield BlockText(key, child, child.tail, is_tail=True)


def is_apart(element: Element) -> bool:
    """Whether ``element`` holds what does not count as the text around it."""
    classes = (element.get("class") or "").split()
    return local_name(element) in _READINGS or not _APART.isdisjoint(classes)


def solid(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(text.split())


def local_name(element: Element) -> str:
    """Return the name of ``element`` without its namespace."""
    return str(element.tag).rpartition("}")[2]
