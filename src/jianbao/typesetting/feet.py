"""A block at the foot of the type area, with the page's footnotes above it.

CSS places such a block with ``position: absolute; bottom: 0``, where the footnotes of its page
stand already. The block says ``data-foot``; the theme keeps room for it in the text (see the
templates of the briefing), so that the notes only have to be raised by its height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final, TypeAlias

import weasyprint.document
from weasyprint.formatting_structure import boxes

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, replace, strange

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

_RELIED_ON: Final[Signatures] = (
    (weasyprint.document, "layout_document", "(html, root_box, context, max_loops=8)"),
    (boxes.Box, "translate", "(self, dx=0, dy=0, ignore_floats=False)"),
    (boxes.ParentBox, "descendants", "(self, placeholders=False)"),
)


@contextmanager
def notes_above_feet() -> Iterator[tuple[Diagnostic, ...]]:
    """Raise the footnotes above the blocks at the foot in everything laid out meanwhile.

    Yields the diagnostics: L006 where the installed WeasyPrint is not known, so that it stayed out.
    """
    unfit = strange(_RELIED_ON)
    with ExitStack() as stack:
        if not unfit:
            replace(stack, weasyprint.document, "layout_document", _lay_out)
        yield (codes.NOTES_AS_THEY_ARE.of(unfit=unfit),) if unfit else ()


def _lay_out(stock: Callable[..., Iterator[Box]], *args: object, **kwargs: object) -> Iterator[Box]:
    for page in stock(*args, **kwargs):
        _raise_notes(page)
        yield page


def _raise_notes(page: Box) -> None:
    notes = [child for child in page.children if isinstance(child, boxes.FootnoteAreaBox)]
    if not any(area.children for area in notes):
        return
    for box in page.descendants(placeholders=True):
        if _is_foot(box):
            for area in notes:
                area.translate(dy=-box.margin_height())
            return


def _is_foot(box: Box) -> bool:
    element = box.element
    said = element is not None and element.get("data-foot") is not None
    return said and bool(box.is_absolutely_positioned())
