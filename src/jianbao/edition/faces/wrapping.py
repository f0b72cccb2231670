"""Put parts of a text into spans, of a drawing into tspans; the text itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from lxml import etree

from jianbao.manuscript.elements import insert_after

if TYPE_CHECKING:
    from jianbao.edition.faces.cascade import Slot


_SVG = "http://www.w3.org/2000/svg"

Piece = tuple[str, str]
"""A text and the class of its span; no class: it needs none."""


def pieces_of(text: str, classed: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Return ``text`` cut where the class changes; ``classed`` has places in order."""
    return tuple(
        ("".join(map(itemgetter(0), group)), name)
        for name, group in groupby(_cut(text, classed), key=itemgetter(1))
    )


def wrap(slot: Slot, pieces: Sequence[Piece]) -> None:
    """Set the pieces of its text at ``slot``, in spans of their classes."""
    if slot.is_tail:
        parent = slot.element.getparent()
        if parent is None:  # what stands after the root is no text
            return
        slot.element.tail = None
    else:
        parent = slot.element
        parent.text = None
    if _is_call(slot) and len(pieces) == 1:
        # Readers that pop a note up look for a link with nothing but text in it (pandoc#1995).
        parent.set("class", f"{parent.get('class', '')} {pieces[0][1]}".strip())
        parent.text = pieces[0][0]
        return
    before = slot.element if slot.is_tail else None
    space = etree.QName(parent).namespace
    span = etree.QName(space, "tspan" if space == _SVG else "span").text
    for text, name in pieces:
        if name:
            made = parent.makeelement(span, {"class": f"rare {name}"})
            made.text = text
            if before is None:
                parent.insert(0, made)
            else:
                insert_after(before, [made])
            before = made
        elif before is None:
            parent.text = text
        else:
            before.tail = text


def _is_call(slot: Slot) -> bool:
    classes = (slot.element.get("class") or "").split()
    return (
        not slot.is_tail and not len(slot.element) and bool({"noteref", "note-back"} & {*classes})
    )


def _cut(text: str, classed: Iterable[tuple[int, int, str]]) -> Iterator[Piece]:
    done = 0
    for start, end, name in classed:
        if done < start:
            yield text[done:start], ""
        yield text[start:end], name
        done = end
    if done < len(text):
        yield text[done:], ""
