"""Wrap what a pattern finds in the text of a tree, whichever element the text stands in."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from lxml import etree

from jianbao.manuscript.elements import insert_after


def wrap_matches(
    element: etree._Element, pattern: re.Pattern[str], name: str, untouched: Container[str]
) -> None:
    """Put each match of ``pattern`` below ``element`` in a ``span`` of the class ``name``.

    A match lies within one piece of text. Elements named in ``untouched`` are passed over.
    """
    children = list(element.iterchildren(etree.Element))
    if element.text:
        element.text, spans = _split(element.text, element, pattern, name)
        element[:0] = spans
    for child in children:
        if etree.QName(child).localname not in untouched:
            wrap_matches(child, pattern, name, untouched)
        if child.tail:
            child.tail, spans = _split(child.tail, child, pattern, name)
            insert_after(child, spans)


def _split(
    text: str, near: etree._Element, pattern: re.Pattern[str], name: str
) -> tuple[str, list[etree._Element]]:
    """Return ``text`` up to the first match, and the matches with what follows each."""
    found = list(pattern.finditer(text))
    if not found:
        return text, []
    tag = str(etree.QName(etree.QName(near).namespace, "span").text)
    ends = [match.start() for match in found] + [len(text)]
    spans = []
    for match, (_, stop) in zip(found, pairwise(ends), strict=True):
        span = near.makeelement(tag, {"class": name})
        span.text, span.tail = match[0], text[match.end() : stop]
        spans.append(span)
    return text[: found[0].start()], spans
