"""The structure of the book, grown from its markup where there is content to hang into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from weasyprint.formatting_structure import boxes

from jianbao.typesetting.tagging.nodes import Box, Element, MarkedContent, Node, is_inline
from jianbao.typesetting.tagging.roles import (
    BLOCKS,
    DEEPEST,
    HEADINGS,
    INLINE,
    has_class,
    language,
    numbering,
)
from jianbao.typesetting.tagging.tables import plan

_HOLDING_NOTES: Final = frozenset({"LBody", "TD", "TH", "Div", "Sect", "BlockQuote"})
_POINTS: Final = 0.75
"""Of a CSS pixel."""


class Structure:
    """The structure tree of the document whose markup is ``root``."""

    def __init__(self, root: Element) -> None:
        self.document = Node("Document")
        self._language = language(root)
        self._parents: dict[Element, Element] = {
            child: parent for parent in root.iter() for child in parent
        }
        self._nodes: dict[Element, Node] = {root: self.document}
        self._labels: dict[tuple[Element, str], Node] = {}
        self.tables = 0
        self.headings: list[Node] = []
        """As they come up; see `close_gaps`."""

    def place(self, box: Box, leaf: MarkedContent, page_height: float) -> None:
        """Hang the content of ``box`` into the element that it belongs to."""
        node = self._pseudo(box) or self.node(box.element)
        node.kids.append(leaf)
        if isinstance(box, boxes.ReplacedBox):
            left, top = box.content_box_x(), page_height - box.content_box_y()
            corners = (left, top - box.height, left + box.width, top)
            node.attributes = {"O": "/Layout", "BBox": [at * _POINTS for at in corners]}

    def link(self, box: Box, page: int) -> None:
        """Give the annotation of ``box`` to its link."""
        element = box.element
        while element.tag != "a" and element in self._parents:
            element = self._parents[element]
        self.node(element).annotations.append((page, box.link_annotation))

    def node(self, element: Element) -> Node:
        """Return the node in which content of ``element`` stands, with all around it."""
        if element not in self._nodes:
            parent = self.node(self._parents[element])
            if element not in self._nodes:  # a table brings its cells along
                self._nodes[element] = self._grow(element, parent)
                self._describe(element, self._nodes[element])
        return self._nodes[element]

    def _grow(self, element: Element, parent: Node) -> Node:
        if element.tag in HEADINGS:
            return self._heading(element, parent)
        special = _SPECIAL.get(element.tag)
        if special is not None:
            return special(self, element, parent)
        role = BLOCKS.get(element.tag) or INLINE.get(element.tag)
        if role is not None:
            return parent.add(role)
        return _span(self, element, parent)

    def _heading(self, element: Element, parent: Node) -> Node:
        node = parent.add("H")
        node.rank = 0 if has_class(element, "part-title") else int(element.tag[1])
        self.headings.append(node)
        return node

    def _describe(self, element: Element, node: Node) -> None:
        """Add what the element says of itself beside its text."""
        said = language(element)
        if said and said != self._language and node is not self.document:
            node.entries["Lang"] = said
        if node.role == "Figure":
            node.entries["Alt"] = element.get("alt") or ""
        if element.tag == "abbr" and element.get("title"):
            node.entries["E"] = element.get("title")
        if node.role == "L":
            node.attributes = {"O": "/List", "ListNumbering": f"/{numbering(element)}"}

    def _pseudo(self, box: Box) -> Node | None:
        """Return the label that ``box`` is part of, if it is part of one."""
        _, _, name = (box.element_tag or "").partition("::")
        if name not in ("marker", "footnote-call", "footnote-marker"):
            return None
        key = (box.element, name)
        if key not in self._labels:
            self._labels[key] = self._label(box.element, name)
        return self._labels[key]

    def _label(self, element: Element, name: str) -> Node:
        if name == "footnote-call":
            return self.node(self._parents[element]).add("Reference")
        node = self.node(element)
        holder = node.parent if name == "marker" and node.parent else node
        return holder.add("Lbl", at=0)

    # What follows makes the elements that are more than one structure element.

    def item(self, element: Element, parent: Node) -> Node:
        """Return the body of a new list item."""
        del element
        return parent.add("LI").add("LBody")

    def term(self, element: Element, parent: Node) -> Node:
        """Return the label or the body of an item in a list of definitions."""
        items = [kid for kid in parent.kids if isinstance(kid, Node)]
        parts = [kid for kid in items[-1].kids if isinstance(kid, Node)] if items else []
        if parts and parts[-1].role == "LBody" and element.tag == "dd":
            return parts[-1].add("Div")
        goes_on = parts and parts[-1].role == "Lbl"
        item = items[-1] if goes_on else parent.add("LI")
        return item.add("Lbl" if element.tag == "dt" else "LBody")

    def table(self, element: Element, parent: Node) -> Node:
        """Return a new table with all its cells, also the empty ones."""
        node = parent.add("Table")
        self.tables += 1
        cells = plan(element, node, f"table-{self.tables}")
        self._nodes.update(cells)
        for cell, made in cells.items():
            self._describe(cell, made)
        return node

    def contents(self, element: Element, parent: Node) -> Node:
        """Return a list, which is a table of contents below ``nav``."""
        at: Element | None = element
        while at is not None and at.tag != "nav":
            at = self._parents.get(at)
        return parent.add("L" if at is None else "TOC")

    def entry(self, element: Element, parent: Node) -> Node:
        """Return an item of a list or an entry of the contents."""
        return parent.add("TOCI") if parent.role == "TOC" else self.item(element, parent)


def close_gaps(headings: Iterable[Node]) -> None:
    """Give the headings of a book their levels, without the gaps that the manuscript's have."""
    ranks: list[int] = []
    """Of the headings that are open."""
    for node in headings:
        while ranks and ranks[-1] >= node.rank:
            ranks.pop()
        ranks.append(node.rank)
        node.role = f"H{min(len(ranks), DEEPEST)}"


def _note(element: Element, parent: Node) -> Node:
    """Return a new note, which is read after the paragraph that calls it, not in its middle."""
    while parent.parent and is_inline(parent):
        parent = parent.parent
    at = None
    if parent.parent and parent.role not in _HOLDING_NOTES:
        kids = parent.parent.kids
        at = kids.index(parent) + 1
        while at < len(kids) and _is_note(kids[at]):
            at += 1
        parent = parent.parent
    note = parent.add("Note", at)
    note.entries["ID"] = element.get("id") or ""
    return note


def _is_note(kid: Node | MarkedContent) -> bool:
    return isinstance(kid, Node) and kid.role == "Note"


def _span(structure: Structure, element: Element, parent: Node) -> Node:
    """Return what a span adds to the structure, if anything."""
    if has_class(element, "footnote"):
        return _note(element, parent)
    if has_class(element, "note-paragraph"):
        return parent.add("P")
    if has_class(element, "ruby"):
        return parent.add("Ruby").add("RB")
    if has_class(element, "rt") and parent.role == "RB" and parent.parent:
        return parent.parent.add("RT")
    del structure
    return parent.add("Span") if language(element) or element.get("title") else parent


_SPECIAL: Final[dict[str, Callable[[Structure, Element, Node], Node]]] = {
    "li": Structure.entry,
    "dt": Structure.term,
    "dd": Structure.term,
    "ol": Structure.contents,
    "table": Structure.table,
}
