"""Pictures at the width that the writer gave them, in every medium."""

from __future__ import annotations

from lxml import etree


def set_widths(tree: etree._Element) -> None:
    """Turn ``data-width="60"`` on a picture or its figure into a width in per cent of the line."""
    for element in tree.xpath("//*[@data-width]"):
        width = element.attrib.pop("data-width")
        for picture in element.xpath("descendant-or-self::*[local-name()='img']"):
            picture.set("style", f"width: {width}%")
