"""Tables on paper: a short one is kept on one page, a long one runs on with its head repeated."""

from __future__ import annotations

from lxml import etree

_SHORT = 12


def keep_short_whole(tree: etree._Element) -> None:
    """Mark tables of at most twelve rows with the class ``short``, which is never broken."""
    for table in tree.iter("table"):
        if len(list(table.iter("tr"))) <= _SHORT:
            table.set("class", f"{table.get('class', '')} short".strip())
