"""The structure of the book, grown together from those of its units, and written into the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from operator import itemgetter
from typing import Any, cast

import pydyf

from jianbao.typesetting.incremental.model import Portable, Sheet, Unfit, Unit
from jianbao.typesetting.incremental.painting import SCALE
from jianbao.typesetting.incremental.tree import PAGE, Branch, Content, Tree
from jianbao.typesetting.tagging.nodes import Leaf, Node
from jianbao.typesetting.tagging.structure import close_gaps
from jianbao.typesetting.tagging.tidying import set_in_paragraphs
from jianbao.typesetting.tagging.writing import write

Place = tuple[Sheet, tuple[float, float]]
"""A sheet and how far it is moved."""
Links = Mapping[tuple[int, int], pydyf.Dictionary]
"""By page and by place among the links of the page: what is added to the annotation in the file."""
Objects = Mapping[int, Mapping[int, int]]
"""For what each unit uses, by identity: the numbers in the file of the objects in it."""


def numbered(units: Sequence[Unit]) -> list[Unit]:
    """Return the unit of each page, its groups with their numbers in the parent tree of the book.

    They are counted on from the pages.
    """
    made: list[Unit] = []
    numbers = count(len(units))
    for _, unit in _occurrences(units):
        here = unit
        if unit.tree and unit.tree.groups:
            objects = list(unit.used.objects)
            for place, _ in unit.tree.groups:
                objects[place] = _with_number(objects[place], next(numbers))
            here = replace(unit, used=replace(unit.used, objects=tuple(objects)))
        made += [here] * len(unit.sheets)
    return made


def _occurrences(units: Sequence[Unit]) -> Iterator[tuple[int, Unit]]:
    """Yield each unit with its first page; ``units`` has it for each of its pages."""
    first = 0
    while first < len(units):
        yield first, units[first]
        first += len(units[first].sheets)


def _with_number(group: Portable, number: int) -> Portable:
    dictionary = cast("bytes", group.parts[0])
    entry = b"<</StructParents %d" % number
    return replace(group, parts=(dictionary.replace(b"<<", entry, 1), *group.parts[1:]))


def write_structure(
    pdf: pydyf.PDF, units: Sequence[Unit], places: Sequence[Place], links: Links, objects: Objects
) -> None:
    """Write the structure of the pages of ``units`` into ``pdf``, which has them.

    What the annotations are to say is put into ``links``.
    """
    joiner = _Joiner(places, links, objects)
    for first, unit in _occurrences(units):
        if unit.tree:
            joiner.join(first, unit, unit.tree)
    close_gaps(node for _, _, node in sorted(joiner.headings, key=itemgetter(0, 1)))
    set_in_paragraphs(joiner.document)
    write(pdf, joiner.document, joiner.pages, joiner.streams)


@dataclass(frozen=True, slots=True)
class _Stream:
    """A content stream that is in the file by now: what refers to it needs no more than this."""

    reference: bytes = b""
    extra: dict[str, int] = field(default_factory=dict)


class _Joiner:
    """Grows the trees of units in that of the book."""

    def __init__(self, places: Sequence[Place], links: Links, objects: Objects) -> None:
        self._places, self._links, self._objects = places, links, objects
        self.document = Node("Document")
        self.pages = [_Stream() for _ in places]
        self.streams: list[tuple[_Stream, int]] = []
        """Those with marked content, and how much."""
        self.headings: list[tuple[int, int, Node]] = []
        """Each with the first page of its unit and its place among the headings there."""
        self._first = 0
        self._groups: dict[int, _Stream] = {}
        self._tables = 0

    def join(self, first: int, unit: Unit, tree: Tree) -> None:
        """Add the ``tree`` of ``unit``, which begins on the page ``first``."""
        self._first = first
        self._groups = {
            place: _Stream(b"%d 0 R" % self._objects[id(unit.used)][place])
            for place, _ in tree.groups
        }
        self.streams += zip(self.pages[first:], tree.amounts, strict=False)
        self.streams += ((self._groups[place], amount) for place, amount in tree.groups)
        self._grow(self.document, tree.document)
        self._tables += tree.tables

    def _grow(self, node: Node, branch: Branch) -> None:
        """Add what ``branch`` holds to ``node``."""
        for page, place, said in branch.annotations:
            annotation = self._links.get((self._first + page, place))
            if annotation is not None:
                annotation["Contents"] = pydyf.String(said)
                node.annotations.append((self._first + page, annotation))
        for kid in branch.kids:
            grown = self._branch(kid, node) if isinstance(kid, Branch) else self._content(kid)
            node.kids.append(grown)

    def _content(self, content: Content) -> Leaf:
        page, number, place = content
        page += self._first
        stream = self.pages[page] if place == PAGE else self._groups[place]
        return Leaf(page, stream, number, "")

    def _branch(self, branch: Branch, parent: Node) -> Node:
        node = Node(branch.role, parent, entries=dict(branch.entries))
        if branch.heading:
            place, node.rank = branch.heading
            self.headings.append((self._first, place, node))
        if branch.attributes:
            node.attributes = dict(self._attributes(branch))
        if branch.role == "TH" and "ID" in node.entries:
            node.entries["ID"] = self._renamed(node.entries["ID"])
        self._grow(node, branch)
        if branch.annotations and not node.annotations:  # leads nowhere
            node.role = "Span"
            if not node.kids:
                raise Unfit("a link holds nothing and leads nowhere")
        return node

    def _attributes(self, branch: Branch) -> Iterator[tuple[str, Any]]:
        for name, value in branch.attributes:
            if name == "BBox":
                dx, dy = self._places[self._first + branch.boxed_on][1]
                left, bottom, right, top = value
                across, up = dx * SCALE, -dy * SCALE
                yield name, (left + across, bottom + up, right + across, top + up)
            elif name == "Headers":
                yield name, tuple(map(self._renamed, value))
            else:
                yield name, value

    def _renamed(self, name: str) -> str:
        """Return the name of a table's head in the book, for that in the unit."""
        table, number, cell = name.split("-")
        return f"{table}-{int(number) + self._tables}-{cell}"
