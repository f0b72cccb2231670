"""The structure of a unit's pages (tagged PDF), as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

Content: TypeAlias = tuple[int, int, int]
"""Marked content: its page in the unit, its number, the object that it is drawn in, or `PAGE`."""
Annotation: TypeAlias = tuple[int, int, str]
"""Of a link: its page in the unit, its place among the links there, what it says."""
PAGE: Final = -1
"""Stands for the page itself where content is not in an object of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A structure element with what it holds, in reading order."""

    role: str
    kids: tuple[Branch | Content, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, Any], ...] = ()
    """Texts and numbers, alone or in tuples."""
    boxed_on: int = 0
    """The page in the unit that its /BBox is on."""
    heading: tuple[int, int] | None = None
    """Of a heading: its place among those of the unit, and its level in the manuscript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What a unit adds to the structure of the book.

    ``document`` is the root. ``amounts`` is how much content is marked on each page, ``groups`` in
    which objects of the unit there is some, and how much. ``tables`` is how many of them there are.
    """

    document: Branch
    amounts: tuple[int, ...]
    groups: tuple[tuple[int, int], ...]
    tables: int
