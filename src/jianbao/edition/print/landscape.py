"""横表: pages across, for what stands in ``div.landscape``."""

from __future__ import annotations

from typing import Final

from lxml import etree

_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})


def take_headings(tree: etree._Element) -> None:
    """Move the headings directly above a page across onto it, so that none stands alone before."""
    for across in [
        div for div in tree.iter("div") if "landscape" in (div.get("class") or "").split()
    ]:
        above = across.getprevious()
        while above is not None and above.tag in _HEADINGS and not (above.tail or "").strip():
            across.insert(0, above)
            above = across.getprevious()
