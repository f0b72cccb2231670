"""Names for the blocks of a book, the same in every medium, so that places can be carried over."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from jianbao.manuscript.vocabulary import INLINE
from jianbao.typesetting.pagination import KEY, local_name


def name_blocks(tree: etree._Element) -> None:
    """Give the blocks of ``tree`` the attribute `KEY`.

    A block is named by its id, or else by the nearest id around it, by its class where it comes
    from a template, and by how many such blocks come before it there.
    """
    counts = Counter[str]()
    homes: dict[etree._Element, str] = {}
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        around = homes[parent] if parent is not None else ""
        own = element.get("id", "")
        homes[element] = own or around
        if local_name(element) in INLINE:
            continue
        if not own and around and ("data-source" in element.attrib or "class" in element.attrib):
            kind = "" if "data-source" in element.attrib else element.get("class", "")
            run = f"{around}.{kind}"
            own = f"{run}.{counts[run]}"
            counts[run] += 1
        if own:
            element.set(KEY, own)
