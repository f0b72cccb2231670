"""Marks in the e-book where the pages of the printed book begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from lxml import etree

from jianbao.edition.model import ContentsEntry
from jianbao.manuscript.elements import insert_after
from jianbao.typesetting.pagination import (
    KEY,
    PICTURE,
    BlockText,
    PageStart,
    local_name,
    pieces,
    solid,
)

_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_NOT_FIRST: Final = frozenset(
    {"ol", "ul", "dl", "table", "thead", "tbody", "tr", "figure", "html", "body"}
)
"""Elements that a mark cannot simply begin: it goes to the first text or picture in them."""


def keys_of(tree: etree._Element) -> tuple[str, ...]:
    """Return the names that `name_blocks` has given in a document, in order."""
    return tuple(key for element in tree.iter(etree.Element) if (key := element.get(KEY)))


def allotted(
    documents: Sequence[Sequence[str]], starts: Iterable[PageStart]
) -> list[tuple[PageStart, ...]]:
    """Return which pages begin in each of ``documents``, known by the names of their blocks.

    They are in reading order: a page that would come too early is left out, and so is one that
    begins with something of which no document knows even the part of the book around it.
    """
    homes = {key: number for number, keys in enumerate(documents) for key in keys}
    shares: list[list[PageStart]] = [[] for _ in documents]
    last = 0
    for start in starts:
        home = homes.get(start.key, homes.get(start.key.partition(".")[0], -1))
        if home >= last:
            shares[home].append(start)
            last = home
    return [tuple(share) for share in shares]


def mark_pages(tree: etree._Element, starts: Iterable[PageStart]) -> tuple[ContentsEntry, ...]:
    """Put a mark into a document where each page begins, and return the list of its pages.

    Its blocks are named by `name_blocks`, ``starts`` are those `allotted` to it. A page that begins with
    something that the e-book lacks is marked where the part of the book around it begins. Pages
    are listed in reading order (EPUB 3.3, 7.4.4): one that would come too early is left out.
    """
    keyed = [element for element in tree.iter(etree.Element) if element.get(KEY)]
    places = {element.get(KEY, ""): order for order, element in enumerate(keyed)}
    listed = []
    last = 0
    marker: _Marker | None = None
    for start in starts:
        key, offset = start.key, start.offset
        if key not in places:
            key, offset = key.partition(".")[0], 0
        place = places.get(key, -1)
        if place < last:
            continue
        if marker is None or marker.block is not keyed[place]:
            marker = _Marker(keyed[place])
        if marker.put(offset, _mark(start.folio, tree)):
            last = place
            listed.append(ContentsEntry(label=start.folio, href=_name(start.folio)))
    return tuple(listed)


def _name(folio: str) -> str:
    return f"page-{folio}"


def _mark(folio: str, tree: etree._Element) -> etree._Element:
    """Return an empty mark, after DPUB-ARIA 1.1 and the structural semantics of EPUB 3."""
    namespace = etree.QName(tree).namespace
    mark = etree.Element(etree.QName(namespace, "span"))
    mark.set("class", "pagebreak")
    mark.set("id", _name(folio))
    if namespace:  # a page of the web knows no structural semantics
        mark.set(_TYPE, "pagebreak")
    mark.set("role", "doc-pagebreak")
    mark.set("aria-label", folio)
    mark.text = ""  # written with an end tag, for readers that take XHTML for HTML
    return mark


class _Marker:
    """Puts marks into a block, each behind the one before: its text is gone through only once."""

    def __init__(self, block: etree._Element) -> None:
        self.block = block
        self._ahead = list(pieces(block))[::-1]
        """What has not been passed, the next last."""
        self._passed = 0
        """How many characters of the block itself have been."""
        self._length = sum(len(solid(piece.text)) for piece in self._ahead if self._is_own(piece))
        self._is_bare = local_name(block) not in _NOT_FIRST
        """Whether it can begin with a mark, and does not yet."""

    def _is_own(self, piece: BlockText) -> bool:
        return piece.key == self.block.get(KEY)

    def put(self, offset: int, mark: etree._Element) -> bool:
        """Put ``mark`` before character ``offset``; return whether there is such a one.

        What would come before an earlier mark comes behind it.
        """
        offset = max(offset, self._passed)
        if offset and offset >= self._length:
            return False
        if not offset and self._is_bare:
            self._begin(mark)
            return True
        while self._ahead:
            piece = self._ahead[-1]
            count = len(solid(piece.text)) if not offset or self._is_own(piece) else 0
            if self._passed + count > offset:
                self._ahead[-1] = _split(piece, offset - self._passed, mark)
                self._passed, self._is_bare = offset, False
                return True
            self._passed += count
            self._ahead.pop()
        return False

    def _begin(self, mark: etree._Element) -> None:
        block = self.block
        if block.text and self._ahead and self._ahead[-1].element is block:
            self._ahead[-1] = BlockText(self._ahead[-1].key, mark, block.text, is_tail=True)
        mark.tail, block.text = block.text, None
        block.insert(0, mark)
        self._is_bare = False


def _split(piece: BlockText, offset: int, mark: etree._Element) -> BlockText:
    """Put ``mark`` into ``piece`` before its character ``offset``, and return what is behind it.

    White space is not counted.
    """
    element, text = piece.element, piece.text
    if text == PICTURE:
        element.addprevious(mark)
        return piece
    solids = (index for index, character in enumerate(text) if not character.isspace())
    at = next(islice(solids, offset, None))
    mark.tail = text[at:]
    if piece.is_tail:
        element.tail = text[:at]
        insert_after(element, [mark])
    else:
        element.text = text[:at]
        element.insert(0, mark)
    return BlockText(piece.key, mark, text[at:], is_tail=True)
