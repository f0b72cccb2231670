"""Editors' notes, boxes and quotations: what is set apart in them, in every medium."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from jianbao.edition.labels import Labels
from jianbao.typesetting.pagination import local_name

_BEGUN: Final = re.compile(
    r"\s*[【\[(（]?\s*(?:[编編]?者?按[语語]?\s*[：:】\])）]|[编編]者按)|\s*Editor", re.IGNORECASE
)
"""An editors' note that says itself what it is."""
_FROM: Final = re.compile(r"(?<=[。！？…”』」!?])\s*(——[^。！？，；]{1,20})\s*$")
"""Whose words a quotation is."""


def dress_asides(tree: etree._Element, labels: Labels) -> None:
    """Mark titles and lead-ins of boxes and notes, and set what a quotation is from on its own line."""
    for aside in tree.iter("{*}aside"):
        styles = (aside.get("class") or "").split()
        first = next(aside.iterchildren(etree.Element), None)
        if first is None or local_name(first) != "p" or first.get("class"):
            continue
        if "box" in styles and _is_all_strong(first):
            first.set("class", "title")
        elif "editor-note" in styles and not _BEGUN.match(str(first.xpath("string()"))):
            lead = _like(first, "span", "lead-in")
            lead.text, lead.tail, first.text = labels.lead_in, first.text, None
            first.insert(0, lead)
    for quotation in tree.iter("{*}blockquote"):
        _part_origin(quotation)


def _like(element: etree._Element, name: str, style: str) -> etree._Element:
    """Return a new element in the namespace of ``element``."""
    return etree.Element(etree.QName(etree.QName(element).namespace, name), {"class": style})


def _is_all_strong(paragraph: etree._Element) -> bool:
    children = list(paragraph)
    alone = (
        len(children) == 1
        and local_name(children[0]) == "strong"
        and paragraph.getnext() is not None
    )
    return alone and not f"{paragraph.text or ''}{children[0].tail or ''}".strip()


def _part_origin(quotation: etree._Element) -> None:
    paragraphs = quotation.findall("{*}p")
    last = paragraphs[-1] if paragraphs else None
    if last is None or len(last) or (found := _FROM.search(last.text or "")) is None:
        return
    origin = _like(last, "p", "to-right origin")
    origin.text, origin.tail, last.tail = found[1], last.tail, None
    last.text = (last.text or "")[: found.start()]
    last.addnext(origin)
