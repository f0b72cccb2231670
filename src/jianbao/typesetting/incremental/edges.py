"""Which blocks begin on a new page: foretold from the first and last elements in each of them.

What is foretold is checked when the blocks have been laid out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from jianbao.typesetting.complaints import complaints
from jianbao.typesetting.incremental.cut import BodyBlock
from jianbao.typesetting.incremental.flow import boxes_of, edges_of_blocks
from jianbao.typesetting.incremental.foreign import Box, Element
from jianbao.typesetting.incremental.margins import context_of
from jianbao.typesetting.incremental.model import BookSetting, Edges
from jianbao.typesetting.source import MemoryFetcher, XmlSource


def foretold(
    setting: BookSetting,
    sheets: list[weasyprint.CSS],
    fonts: FontConfiguration,
    blocks: Sequence[BodyBlock],
    known: Sequence[Edges | None],
) -> list[Edges | None]:
    """Return the edges of each block that are not ``known``; None where it makes no box."""
    inside = (
        block.tag if edges else ET.tostring(_pruned(setting, block), encoding="unicode")
        for block, edges in zip(blocks, known, strict=True)
    )
    html = f"{setting.html_tag}<head/>{setting.body_tag}{''.join((*inside, *setting.witnesses))}</body></html>"
    with complaints():
        source = XmlSource(html, MemoryFetcher(setting.resources))
        context = context_of(source, sheets, fonts)
        root = boxes_of(source, context)
    elements = list(source.etree_element[1])[: len(blocks)]
    made = {box.element: box for box in root.children[0].children if _joins(box)}
    return [
        edges or (edges_of_blocks(made[element], made[element]) if element in made else None)
        for element, edges in zip(elements, known, strict=True)
    ]


def _joins(box: Box) -> bool:
    return not (box.is_running() or box.is_absolutely_positioned())


def _pruned(setting: BookSetting, block: BodyBlock) -> Element:
    """Leave of ``block`` what is at its beginning and end, at whatever depth, without text."""
    # Prefixes of names may be declared in the start tag of the document.
    (element,) = ET.fromstring(f"{setting.html_tag}{block.html}</html>")  # noqa: S314 - composed by the edition
    for inner in element.iter():
        inner.text = inner.tail = None
    _prune(element, first=True, last=True)
    return element


def _prune(element: Element, *, first: bool, last: bool) -> None:
    children = list(element)
    for child in children:
        begins, ends = first and child is children[0], last and child is children[-1]
        if begins or ends:
            _prune(child, first=begins, last=ends)
        else:
            element.remove(child)
