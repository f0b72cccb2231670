"""Pictures at the width that the writer gave them, in every medium."""

from __future__ import annotations

from lxml import etree


def set_widths(tree: etree._Element) -> None:
    """Turn ``data-width="60"`` on a picture or its figure into a width in per cent of the line."""
    for element in tree.iter(etree.Element):
        width = element.get("data-width")
        if width is None:
            continue
        del element.attrib["data-width"]
        for picture in element.iter("img", "{http://www.w3.org/1999/xhtml}img"):
            picture.set("style", f"width: {width}%")
