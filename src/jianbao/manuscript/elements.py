"""Small moves on lxml elements that keep the text around them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lxml import etree

from jianbao.manuscript.vocabulary import VOID


def line_of(element: etree._Element) -> int:
    """Return the manuscript line of the nearest element that carries one, else 0."""
    node: etree._Element | None = element
    while node is not None:
        source = node.get("data-source")
        if source is not None:
            return int(source.rpartition(":")[2])
        node = node.getparent()
    return 0


def plain_text(element: etree._Element) -> str:
    r"""Return what ``element`` says, without readings of ruby; ``<br>`` becomes ``\n``."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif child.tag not in {"rt", "rp"}:
            pieces.append(plain_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def pop(element: etree._Element, name: str) -> str:
    """Remove the attribute ``name`` and return its value, empty where there was none."""
    value = element.get(name, "")
    element.attrib.pop(name, "")
    return value


def is_blank(element: etree._Element) -> bool:
    """Whether there is neither text nor a picture in ``element``."""
    written = any(str(text).strip() for text in element.itertext())
    return not written and next(element.iter("img"), None) is None


def has_class(element: etree._Element, name: str) -> bool:
    """Whether ``name`` is among the classes of ``element``."""
    return name in (element.get("class") or "").split()


def unwrap(element: etree._Element) -> None:
    """Take the tag away from around its content."""
    _replace(element, element.text or "", list(element))


def take_out(element: etree._Element) -> None:
    """Remove ``element`` with its content, but not the text behind it."""
    _replace(element, "", [])


def insert_after(element: etree._Element, others: Iterable[etree._Element]) -> None:
    """Put ``others`` behind ``element`` and its tail, without counting the places before it.

    ``parent.insert(parent.index(element) + 1, …)`` goes through all that come first, each time.
    """
    for other in others:
        tail, element.tail = element.tail, None
        element.addnext(other)
        element.tail = tail
        element = other


def put_behind(element: etree._Element, other: etree._Element) -> None:
    """Put ``other`` right behind ``element``, before the text that follows it."""
    other.tail, element.tail = element.tail, None
    element.addnext(other)


def _replace(element: etree._Element, text: str, children: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    element.tail = None
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    else:
        text += tail
    insert_after(element, children)
    parent.remove(element)
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def inner(root: etree._Element) -> str:
    """Return the markup inside ``root``; only void elements are written ``<br/>``."""
    for element in root.iter():
        if element.text is None and not len(element) and element.tag not in VOID:
            element.text = ""
    pieces = [escape(root.text or "", quote=False)]
    pieces += [etree.tostring(child, encoding="unicode") for child in root]
    return "".join(pieces).strip()
