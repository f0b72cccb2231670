"""Read off the finished layout where each page begins and which number it bears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import weasyprint.layout
from weasyprint.formatting_structure import boxes

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.adaptation import Signatures, replace, strange
from jianbao.typesetting.pagination import (
    KEY,
    PICTURE,
    Element,
    PageStart,
    is_apart,
    pieces,
    solid,
)

Box: TypeAlias = Any
"""WeasyPrint's boxes carry no types."""

_RELIED_ON: Final[Signatures] = (
    (weasyprint.layout, "make_margin_boxes", "(context, page, state)"),
    (boxes.ParentBox, "descendants", "(self, placeholders=False)"),
)
_NUMBER: Final = re.compile(r"[0-9]+|[ivxlcdm]+|[IVXLCDM]+|[〇一二三四五六七八九十百]+")
_PSEUDO: Final = "::"


@dataclass(frozen=True, slots=True)
class Folio:
    """The number that a page prints, empty for none, and its page counter."""

    printed: str
    counter: int


@dataclass(slots=True)
class Folios:
    """The page counter of each page laid out, in order; ``diagnostics`` says why there is none."""

    counters: list[int] = field(default_factory=list)
    diagnostics: tuple[Diagnostic, ...] = ()


@contextmanager
def counted() -> Iterator[Folios]:
    """Note the page counter of everything laid out meanwhile.

    Yields what is noted: L007 where the installed WeasyPrint is not known, so that it stayed out.
    """
    folios = Folios()
    unfit = strange(_RELIED_ON)
    with ExitStack() as stack:
        if unfit:
            folios.diagnostics = (codes.NO_FOLIOS.of(unfit=unfit),)
        else:
            replace(stack, weasyprint.layout, "make_margin_boxes", folios_into(folios))
        yield folios


def folios_into(folios: Folios) -> Callable[..., Iterator[Box]]:
    """Return what stands in for WeasyPrint's function, and fills ``folios``."""

    def make_margin_boxes(
        stock: Callable[..., Iterator[Box]], context: object, page: Box, state: Box
    ) -> Iterator[Box]:
        folios.counters.append(state[1]["page"][-1])
        return stock(context, page, state)

    return make_margin_boxes


def read_folios(document: weasyprint.Document, folios: Folios) -> tuple[Folio, ...]:
    """Return the numbers of the pages of ``document``; none where they could not be noted."""
    return tuple(
        Folio(_folio(page._page_box), counter)  # noqa: SLF001 - no other way to the boxes
        for page, counter in zip(document.pages, folios.counters, strict=False)
    )


def page_starts(
    root: Element, document: weasyprint.Document, folios: Folios
) -> tuple[PageStart, ...]:
    """Return where each page of ``document`` with something to read on it begins.

    ``root`` is its tree. A page on which no number is printed goes by its place in the count,
    unless another page bears that number.
    """
    pages = [page._page_box for page in document.pages]  # noqa: SLF001 - no other way to the boxes
    reading = TextFollower(root)
    places = [reading.turn(page) for page in pages]
    return labelled(places, [_folio(page) for page in pages], folios.counters)


def labelled(
    places: Sequence[tuple[str, int] | None], printed: Sequence[str], counters: Sequence[int]
) -> tuple[PageStart, ...]:
    """Return where pages begin: the block and offset of each, the folio printed, its counter."""
    taken = set(printed)
    starts = []
    for place, folio, counter in zip(places, printed, counters, strict=False):
        label = folio or str(counter)
        if place is not None and (folio or label not in taken):
            starts.append(PageStart(folio=label, key=place[0], offset=place[1]))
            taken.add(label)
    return tuple(starts)


class TextFollower:
    """Follows the text of the blocks from page to page."""

    def __init__(self, root: Element) -> None:
        """Take the tree of the document, or of the part of it that is laid out."""
        self._keys = dict[Element, str]()
        self._texts = defaultdict[str, str](str)
        self._read = defaultdict[str, int](int)
        for piece in pieces(root):
            self._texts[piece.key] += solid(piece.text)
        self._note_keys(root, "")

    def _note_keys(self, element: Element, key: str) -> None:
        key = element.get(KEY, key)
        self._keys[element] = key
        for child in element:
            if not is_apart(child):
                self._note_keys(child, key)

    def turn(self, page: Box) -> tuple[str, int] | None:
        """Read ``page``, and return the block in which it begins with the offset in it."""
        start = None
        for leaf in _leaves(page.children[0]):
            key = self._keys.get(leaf.element)
            if key is None:
                continue
            at = self._read[key]
            text = PICTURE if isinstance(leaf, boxes.ReplacedBox) else solid(leaf.text)
            self._read[key] = self._after(key, at, text)
            # The head of a table stands on each of its pages, but has been read on the first.
            if start is None and key and self._read[key] > at:
                start = key, at
        return start

    def _after(self, key: str, at: int, text: str) -> int:
        whole = self._texts[key]
        if whole.startswith(text, at):
            return at + len(text)
        for character in text:  # the layout may add some of its own, such as hyphens
            if whole.startswith(character, at):
                at += 1
        return at


def _leaves(box: Box) -> Iterator[Box]:
    """Yield what can be read of ``box``: texts and pictures, but nothing that CSS generates."""
    if box.style["visibility"] != "visible" or _PSEUDO in (box.element_tag or ""):
        return
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _leaves(child)


def _folio(page: Box) -> str:
    """Return the number that a margin of ``page`` prints; empty where there is none."""
    margins = (box for box in page.children if isinstance(box, boxes.MarginBox))
    return next(filter(None, map(folio_of, margins)), "")


def folio_of(margin: Box) -> str:
    """Return the page number that a margin box prints; empty where it prints none."""
    if not _counts_pages(margin.style["content"]):
        return ""
    text = "".join(box.text for box in margin.descendants() if hasattr(box, "text"))
    found = _NUMBER.search(text)
    return found[0] if found else ""


def _counts_pages(content: object) -> bool:
    return isinstance(content, tuple) and any(
        name in ("counter()", "counters()") and value[0] == "page"
        for name, value in (item for item in content if len(item) == 2)  # noqa: PLR2004 - pairs
    )
