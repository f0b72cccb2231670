"""Spaces that are not printed but read: between the last word of a line and the first of the next.

Tagged PDF wants every break between words to be there as a character (ISO 32000-1, 14.8.2.5).
"""

from __future__ import annotations

from typing import Final

from weasyprint.formatting_structure import boxes

from jianbao.typesetting.tagging.artifacts import walk
from jianbao.typesetting.tagging.nodes import Box, Element

_ENOUGH: Final = 12
"""Characters on either side that tell the place in a paragraph."""
_FIRST_CHINESE: Final = "\u2e80"


def before_spaces(pages: list[Box]) -> set[int]:
    """Return the identities of the texts on ``pages`` that a space of the markup follows."""
    found: set[int] = set()
    ends: dict[Element, Box] = {}
    sources: dict[Element, str] = {}
    for page in pages:
        for line in walk(page):
            if not isinstance(line, boxes.LineBox) or line.element is None:
                continue
            texts = [box for box in walk(line) if isinstance(box, boxes.TextBox) and box.text]
            if not texts:
                continue
            key = line.element
            end = ends.get(key)
            ends[key] = texts[-1]
            if end is None or end.text[-1:] >= _FIRST_CHINESE:
                continue
            if key not in sources:
                sources[key] = " ".join("".join(key.itertext()).split())
            pair = f"{end.text.strip()[-_ENOUGH:]} {texts[0].text.strip()[:_ENOUGH]}"
            if not end.text.endswith(" ") and pair in sources[key]:
                found.add(id(end))
    return found
