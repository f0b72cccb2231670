"""Titles that the columns below them have left: taken along to the page where these begin.

Columns do not honour ``break-after: avoid``. A head reserves room for some lines, but columns that
begin with a picture too high for what is left of a page go to the next one all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from jianbao.typesetting.pagination import BlockPlace

_IN_COLUMNS = "in-columns"


def taken_along(html: str, pages: Mapping[str, int], places: Sequence[BlockPlace]) -> str:
    """Return ``html`` with a page begun before each article in columns whose title stands alone.

    ``pages`` and ``places`` are those of its elements and blocks, as it was laid out.
    """
    if _IN_COLUMNS not in html:
        return html
    root = ET.fromstring(html)  # noqa: S314 - composed by the edition, never read from outside
    first: dict[str, int] = {}
    for place in places:
        first.setdefault(place.source, place.page)
    changed = False
    for section in root.iter("section"):
        if _IN_COLUMNS not in (section.get("class") or "").split():
            continue
        bodies = (div for div in section.iter("div") if div.get("class") == "chapter-body")
        named = (block.get("data-source", "") for body in bodies for block in body.iter())
        begins = min((first[name] for name in named if name in first), default=0)
        if pages.get(section.get("id", ""), begins) < begins:
            section.set("style", "break-before: page")
            changed = True
    return ET.tostring(root, encoding="unicode") if changed else html
