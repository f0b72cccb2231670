"""Marks beside the line (行间标点, 行间注): dots, lines under names, readings above characters.

``[要点]{.着重}`` becomes ``<em class="dots">``, ``[张三]{.专名}`` ``<u class="proper">``,
``[红楼梦]{.书名}`` ``<u class="book">``, and ``[䶮]{拼音=yǎn}`` ruby.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import etree

from jianbao.manuscript.elements import pop

READING_KEYS = frozenset({"拼音", "注音", "reading"})
"""What the attribute with a reading is called in a manuscript."""
READING = "data-reading"
"""What it is called until `set_marks` makes ruby of it."""

_ELEMENTS = {
    "着重": ("em", "dots"), "dots": ("em", "dots"), "专名": ("u", "proper"),
    "proper": ("u", "proper"), "书名": ("u", "book"), "book": ("u", "book"),
}  # fmt: skip


def set_marks(root: etree._Element) -> None:
    """Turn the spans under ``root`` that ask for such a mark into the elements that carry it."""
    for span in list(root.iter("span")):
        reading = pop(span, READING)
        if reading:
            _read(span, reading)
        for name in span.get("class", "").split():
            if name in _ELEMENTS and span.tag == "span":
                _rename(span, name)


def _rename(span: etree._Element, name: str) -> None:
    span.tag, own = _ELEMENTS[name]
    names = span.get("class", "").split()
    span.set("class", " ".join(own if one == name else one for one in names))


def _read(span: etree._Element, reading: str) -> None:
    """Give ``span`` its reading: syllable by syllable if there is one for each character."""
    characters = list(_characters(span.text or ""))
    syllables = reading.split()
    whole = len(span) > 0 or len(characters) != len(syllables)
    span.tag = "ruby"
    if whole:
        _append(span, " ".join(syllables))
        return
    span.text = characters[0]
    for character, syllable in zip([*characters[1:], None], syllables, strict=True):
        _append(span, syllable)
        span[-1].tail = character


def _append(ruby: etree._Element, reading: str) -> None:
    """Append ``reading``, in parentheses for readers that do not know ruby."""
    for tag, text in (("rp", "（"), ("rt", reading), ("rp", "）")):
        etree.SubElement(ruby, tag).text = text


def _characters(text: str) -> Iterator[str]:
    """Yield the characters of ``text``, each with the combining marks that follow it."""
    held = ""
    for character in text:
        joined = unicodedata.category(character) in ("Mn", "Me")
        if held and not joined:
            yield held
            held = ""
        held += character
    if held:
        yield held
