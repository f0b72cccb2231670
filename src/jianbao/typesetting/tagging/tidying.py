"""The last hand on a structure tree: text stands in paragraphs, links say where they lead."""

from __future__ import annotations

from typing import Final

import pydyf

from jianbao.typesetting.tagging.nodes import MarkedContent, Node, is_inline

_GROUPING: Final = frozenset({"Document", "Sect", "Div", "BlockQuote", "LBody"})
"""What is to hold paragraphs where it holds other blocks too (ISO 32000-1, 14.8.4.2)."""


def tidy(node: Node) -> None:
    """Put the tree below ``node`` right."""
    if node.role == "Link":
        _name_link(node)
    if node.role == "TOCI":
        _refer(node)
    if node.role in _GROUPING:
        set_in_paragraphs(node)
    tidy_inside(node)


def tidy_inside(node: Node) -> None:
    """Put right what ``node`` holds."""
    for kid in node.kids:
        if isinstance(kid, Node):
            tidy(kid)


def _name_link(node: Node) -> None:
    if not node.annotations:  # leads nowhere
        node.role = "Span"
        return
    text = node.text.strip()
    for _, annotation in node.annotations:
        address = annotation["A"]["URI"].string if "A" in annotation else ""
        parts = [text, address if address != text else ""]
        said = " ".join(filter(None, parts))
        if said:
            annotation["Contents"] = pydyf.String(said)


def _refer(node: Node) -> None:
    """Put the line of an entry of the contents into a /Reference (ISO 32000-1, table 333)."""
    line = [kid for kid in node.kids if is_inline(kid)]
    holder = Node("Reference", node, line)
    for kid in line:
        if isinstance(kid, Node):
            kid.parent = holder
    node.kids = [holder, *(kid for kid in node.kids if not is_inline(kid))]


def set_in_paragraphs(node: Node) -> None:
    """Let the text right in ``node`` stand in paragraphs, if there are other blocks too."""
    inline = [is_inline(kid) for kid in node.kids]
    if not any(inline) or (node.role == "LBody" and all(inline)):
        return
    if (
        node.role == "Div"
        and all(inline)
        and any(isinstance(kid, MarkedContent) for kid in node.kids)
    ):
        node.role = "P"
        return
    kids: list[Node | MarkedContent] = []
    paragraph: Node | None = None
    for kid, in_line in zip(node.kids, inline, strict=True):
        if not in_line or (isinstance(kid, Node) and kid.role == "Figure"):
            paragraph = None
            kids.append(kid)
            continue
        if paragraph is None:
            paragraph = Node("P", node)
            kids.append(paragraph)
        paragraph.kids.append(kid)
        if isinstance(kid, Node):
            kid.parent = paragraph
    node.kids = kids
