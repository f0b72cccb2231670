"""What is printed but not read: running heads, folios, leaders, a table's head on later pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from jianbao.typesetting.continued_tables import LINE
from jianbao.typesetting.tagging.nodes import Box, Element

_REPEATED: Final = frozenset({"thead", "tfoot"})


def walk(box: Box) -> Iterator[Box]:
    """Yield ``box`` and all in it, in the order of the markup."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - no other way to it
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def artifacts(pages: list[Box]) -> set[int]:
    """Return the identities of the texts and pictures on ``pages`` that are not read."""
    found: set[int] = set()
    heads: set[Element] = set()
    for page in pages:
        here: set[Element] = set()
        for box in walk(page):
            if _is_repeated(box):
                here.add(box.element)
            if _is_artifact(box) or (_is_repeated(box) and box.element in heads):
                found.update(id(inner) for inner in walk(box))
        heads |= here
    return found


def is_margin(box: Box) -> bool:
    """Whether ``box`` stands in the margin of the page."""
    return isinstance(box, boxes.MarginBox)


def _is_artifact(box: Box) -> bool:
    if is_margin(box) or box.is_leader or box.element_tag == LINE:
        return True
    return isinstance(box, boxes.ReplacedBox) and box.element.get("role") == "presentation"


def _is_repeated(box: Box) -> bool:
    return box.element is not None and box.element_tag in _REPEATED
