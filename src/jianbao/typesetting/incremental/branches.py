"""The structure of a unit, cut off from that of the book while its pages are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydyf
import weasyprint

from jianbao.typesetting.incremental.foreign import Element
from jianbao.typesetting.incremental.model import Unfit
from jianbao.typesetting.incremental.painting import Painter
from jianbao.typesetting.incremental.tree import PAGE, Annotation, Branch, Content, Tree
from jianbao.typesetting.tagging import Tagging
from jianbao.typesetting.tagging.nodes import Leaf, Node
from jianbao.typesetting.tagging.tidying import tidy_inside


def tree_of(
    document: weasyprint.Document, body: Element, tagging: Tagging, painter: Painter
) -> Tree:
    """Return the structure of ``document``, a unit whose pages ``painter`` has painted.

    Raises Unfit where the body is a structure element, in which the whole book would stand.
    """
    _annotate(document)
    structure = tagging.structure(document)
    if structure.node(body) is not structure.document:
        raise Unfit("the body is a structure element")
    tidy_inside(structure.document)
    pages = {id(stream): number for number, stream in enumerate(painter.pages)}
    amounts = [0] * len(pages)
    groups = []
    for stream, amount in tagging.streams:
        if id(stream) in pages:
            amounts[pages[id(stream)]] = amount
        else:
            groups.append((painter.numbers[id(stream)], amount))
    headings = {id(node): number for number, node in enumerate(structure.headings)}
    cutter = _Cutter(painter.numbers, headings)
    return Tree(
        document=cutter.branch(structure.document),
        amounts=tuple(amounts),
        groups=tuple(groups),
        tables=structure.tables,
    )


def _annotate(document: weasyprint.Document) -> None:
    """Give the boxes of links what stands for their annotations, as WeasyPrint does it."""
    for number, page in enumerate(document.pages):
        for place, (kind, target, _, box) in enumerate(page.links):
            if kind in {"internal", "external"}:
                annotation = {"Place": (number, place), "Contents": pydyf.String(target)}
                if kind == "external":
                    annotation["A"] = {"URI": pydyf.String(target)}
                box.link_annotation = annotation


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Turns nodes into what is kept of them."""

    numbers: dict[int, int]
    """Of the objects that content is drawn in, by identity."""
    headings: dict[int, int]
    """The places of the headings among those of the unit, by identity."""

    def _content(self, leaf: Leaf) -> Content:
        return leaf.page, leaf.mcid, self.numbers.get(id(leaf.stream), PAGE)

    def branch(self, node: Node) -> Branch:
        """Return ``node`` with all in it."""
        place = self.headings.get(id(node))
        return Branch(
            role=node.role,
            kids=tuple(
                self._content(kid) if isinstance(kid, Leaf) else self.branch(kid)
                for kid in node.kids
            ),
            annotations=tuple(_annotation(made) for _, made in node.annotations),
            entries=tuple(node.entries.items()),
            attributes=tuple(
                (name, tuple(value) if isinstance(value, list) else value)
                for name, value in node.attributes.items()
            ),
            boxed_on=node.boxed_on,
            heading=None if place is None else (place, node.rank),
        )


def _annotation(made: dict[str, Any]) -> Annotation:
    return *made["Place"], made["Contents"].string
