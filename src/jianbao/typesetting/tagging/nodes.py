"""The structure tree before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Element: TypeAlias = Any
Box: TypeAlias = Any
Stream: TypeAlias = Any
Dictionary: TypeAlias = Any

_INLINE: Final = frozenset(
    {"Span", "Link", "Reference", "Strong", "Em", "Code", "Quote", "Ruby", "Figure"}
)


@dataclass(frozen=True, slots=True, eq=False)
class MarkedContent:
    """A stretch of marked content: the number ``mcid`` in ``stream``, on the page ``page``."""

    page: int
    stream: Stream
    mcid: int
    text: str


@dataclass(slots=True, eq=False)
class Node:
    """A structure element with what it holds, in reading order."""

    role: str
    parent: Node | None = None
    kids: list[Node | MarkedContent] = field(default_factory=list)
    annotations: list[tuple[int, Dictionary]] = field(default_factory=list)
    """Of a link, each with its page."""
    entries: dict[str, Any] = field(default_factory=dict)
    """What goes into the element's dictionary as it is: Alt, Lang, E, ID."""
    attributes: dict[str, Any] = field(default_factory=dict)
    """Its attribute object, with the owner."""
    rank: int = 0
    """Of a heading: the level that the manuscript gives it."""

    def add(self, role: str, at: int | None = None) -> Node:
        """Return a new element, the last in this one or at the place ``at``."""
        node = Node(role, self)
        self.kids.insert(len(self.kids) if at is None else at, node)
        return node

    def leaves(self) -> Iterator[MarkedContent]:
        """Yield the content in reading order."""
        for kid in self.kids:
            if isinstance(kid, MarkedContent):
                yield kid
            else:
                yield from kid.leaves()

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(leaf.text for leaf in self.leaves())


def is_inline(kid: Node | MarkedContent) -> bool:
    """Whether ``kid`` stands in a line of text."""
    return isinstance(kid, MarkedContent) or kid.role in _INLINE
