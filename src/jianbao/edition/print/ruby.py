"""Readings above characters on paper (CLREQ 行间注), for a layout engine that knows no ruby.

Each pair becomes an inline box with the characters, in which the reading stands absolutely: it
takes no room in the line, so that the grid stays, and is centred whatever its face.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from jianbao.manuscript.elements import insert_after

_SIZE: Final = 0.5
"""Size of a reading, in em of its characters."""
_APART: Final = 0.15
"""Least space between two readings, in em of the characters."""
_NARROW, _WIDE = frozenset("fijlrtI'’ -"), frozenset("mwMWGOQ")
_LETTER, _NARROW_LETTER, _WIDE_LETTER = 0.56, 0.36, 0.9

_Pair = tuple[etree._Element, str]  # noqa: SLF001 - the only name that lxml gives the type


def set_ruby(tree: etree._Element) -> None:
    """Turn each ``ruby`` into ``span.ruby``, one for each pair, with the reading in ``span.rt``."""
    for ruby in list(tree.iter("ruby")):
        parent = ruby.getparent()
        if parent is None:
            continue
        spans = [_set_pair(base, reading) for base, reading in _pairs(ruby)]
        spans[-1].tail = ruby.tail
        for name, value in ruby.attrib.items():
            if name != "class":
                spans[0].set(name, value)
        ruby.tail = None
        insert_after(ruby, spans)
        parent.remove(ruby)


def _pairs(ruby: etree._Element) -> Iterator[_Pair]:
    """Yield the characters, as the content of a span, and the reading of each pair."""
    bases, readings = list(ruby.iter("rb")), list(ruby.iter("rt"))
    if len(bases) == len(readings):
        for base, reading in zip(bases, readings, strict=True):
            yield _renamed(base), _text(reading)
        return
    base = _empty(ruby.text)
    for child in ruby:
        if child.tag == "rt":
            yield base, _text(child)
            base = _empty("")
        elif child.tag != "rp":
            base.append(_renamed(child) if child.tag == "rb" else deepcopy(child))
            base[-1].tail = None
        _append(base, child.tail)
    if len(base) or (base.text or "").strip():
        yield base, ""


def _set_pair(base: etree._Element, reading: str) -> etree._Element:
    base.set("class", "ruby")
    if not reading:
        return base
    own = sum(_width(character) for character in _text(base))
    over = _SIZE * sum(_width(character) for character in reading) + _APART - own
    if over > 0:
        base.set("style", f"padding: 0 {over / 2:.3f}em")
    room = max(own, own + over) + 1
    mark = etree.SubElement(base, "span", {"class": "rt"})
    mark.set(
        "style",
        f"width: {room / _SIZE:.3f}em; margin-left: {-(own + room) / 2 / _SIZE:.3f}em",
    )
    mark.text = reading
    return base


def _width(character: str) -> float:
    """Return about how wide a character is, in em, rather too wide than too narrow."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    plain = unicodedata.normalize("NFD", character)[0]
    return _NARROW_LETTER if plain in _NARROW else _WIDE_LETTER if plain in _WIDE else _LETTER


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _empty(text: str | None) -> etree._Element:
    span = etree.Element("span")
    span.text = text
    return span


def _renamed(element: etree._Element) -> etree._Element:
    span = deepcopy(element)
    span.tag, span.tail = "span", None
    return span


def _append(base: etree._Element, text: str | None) -> None:
    if text and len(base):
        base[-1].tail = (base[-1].tail or "") + text
    elif text:
        base.text = (base.text or "") + text
