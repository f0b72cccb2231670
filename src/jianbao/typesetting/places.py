"""Where on the finished pages the blocks of the manuscripts stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import weasyprint
from weasyprint.formatting_structure import boxes

from jianbao.typesetting.pagination import BlockPlace

__all__ = ["SOURCE", "BlockPlace", "block_places", "places_on"]

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

SOURCE: Final = "data-source"
"""The attribute in which a block keeps ``file:line`` of its manuscript."""
_PT: Final = 0.75
"""Points in one of CSS's pixels."""


def block_places(document: weasyprint.Document) -> tuple[BlockPlace, ...]:
    """Return the place of every block of a manuscript, page by page, outer blocks before inner."""
    return tuple(
        place
        for number, page in enumerate(document.pages, 1)
        for place in places_on(page._page_box, number)  # noqa: SLF001 - no other way to the boxes
    )


def places_on(page: Box, number: int) -> Iterator[BlockPlace]:
    """Yield the place of every block of a manuscript on ``page``, which is that of ``number``."""
    return (_place(box, source, number) for box, source in _blocks(page))


def _blocks(page: Box) -> Iterator[tuple[Box, str]]:
    for box in page.descendants():
        element = box.element
        source = element.get(SOURCE) if element is not None else None
        if source and isinstance(box, boxes.BlockLevelBox | boxes.TableCellBox):
            yield box, source


def _place(box: Box, source: str, page: int) -> BlockPlace:
    left, top = box.border_box_x(), box.border_box_y()
    return BlockPlace(
        source=source,
        page=page,
        left=left * _PT,
        top=top * _PT,
        right=(left + box.border_width()) * _PT,
        bottom=(top + box.border_height()) * _PT,
    )
