"""Footnotes on screens: calls that reading systems pop up, and notes that lead back to them.

One markup serves all. ``role`` and ``epub:type`` tell Apple Books, Kindle, Google Play, Kobo,
KOReader and foliate what is a call and what a note; ``sup`` and a link back from the head of the
note are what Kindle asks for; the classes ``duokan-…`` are those of 多看 and 掌阅, and
``data-wr-footernote`` is how 微信读书 keeps a note. Readers that know none of it follow the links.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from lxml import etree

from jianbao.edition.labels import Labels

_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_LAST_CIRCLED: Final = 50
_CLOSING: Final = tuple("，。、；：！？）》〉」』】〕”’")
"""Marks with half a square of white behind them, which a call moves into."""


def circled(mark: str) -> str:
    """Return a note's number as ①–㊿, the marks of Chinese footnotes; beyond that as it is."""
    if not mark.isdecimal() or not 1 <= int(mark) <= _LAST_CIRCLED:
        return mark
    number = int(mark)
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return mark


def link_notes(tree: etree._Element, labels: Labels, *, epub: bool) -> None:
    """Give each call in ``tree`` and each ``aside.footnote`` the markup that readers look for.

    ``epub`` says whether the document knows ``epub:type``. A note that is called again gets a
    further link back for each of those calls.
    """
    notes = {note.get("id", ""): note for note in tree.iter("{*}aside") if _is_note(note)}
    calls = defaultdict[str, list[str]](list)
    for link in list(tree.iter("{*}a")):
        if link.get("class") == "noteref":
            target = link.get("href", "").removeprefix("#")
            known = calls[target]
            known.append(link.get("id") or f"{target}-ref-{len(known) + 1}")
            _set_call(link, known[-1], notes.get(target), epub=epub)
    for target, note in notes.items():
        _open_with_link(note)
        for number, call in enumerate(calls[target][1:], 2):
            _lead_back(note, call, number, labels)


def _is_note(element: etree._Element) -> bool:
    return element.get("class") == "footnote"


def _set_call(
    link: etree._Element, identifier: str, note: etree._Element | None, *, epub: bool
) -> None:
    link.set("class", "noteref duokan-footnote")
    link.set("id", identifier)
    link.set("role", "doc-noteref")
    link.text = circled(link.text or "")
    if epub:
        link.set(_EPUB_TYPE, "noteref")
        if note is not None:
            link.set("data-wr-footernote", _words(note))
    call = _wrap(link, "sup")
    call.set("class", "note-call close" if _before(call)[-1:] in _CLOSING else "note-call")


def _before(element: etree._Element) -> str:
    """Return the text right before ``element`` in its line, as far as it is in one piece."""
    sibling, parent = element.getprevious(), element.getparent()
    if sibling is not None:
        return sibling.tail or "".join(map(str, sibling.itertext()))
    return (parent.text or "") if parent is not None else ""


def _words(note: etree._Element) -> str:
    """Return what ``note`` says, its paragraphs one after another, without its links back."""
    unseen = frozenset({"rt", "rp"})
    pieces: list[str] = []

    def walk(element: etree._Element) -> None:
        if element.get("role") == "doc-backlink" or _local(element) in unseen:
            return
        is_call = (element.get("class") or "").startswith("noteref")
        pieces.append(circled(element.text or "") if is_call else element.text or "")
        for child in element.iterchildren(etree.Element):
            walk(child)
            pieces.append(child.tail or "")

    walk(note)
    return " ".join("".join(pieces).split())


def _open_with_link(note: etree._Element) -> None:
    """Move the link back into the note's first paragraph: some readers show only what is inside."""
    link = next(note.iter("{*}a"), None)
    first = None if link is None else link.getnext()
    if link is None or first is None or _local(first) != "p" or link.getparent() is None:
        return
    link.tail = first.text
    first.text = None
    first.insert(0, link)


def _lead_back(note: etree._Element, call: str, number: int, labels: Labels) -> None:
    last = next((p for p in reversed(list(note.iter("{*}p")))), note)
    link = etree.SubElement(last, _like(note, "a"))
    link.set("class", "note-back-again")
    link.set("href", f"#{call}")
    link.set("role", "doc-backlink")
    link.set("title", labels.note_back)
    link.text = f"↑{number}"


def _wrap(element: etree._Element, name: str) -> etree._Element:
    """Put a new element around ``element`` and return it."""
    holder = element.makeelement(_like(element, name))
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - a link stands in a paragraph
    holder.tail, element.tail = element.tail, None
    parent.replace(element, holder)
    holder.append(element)
    return holder


def _like(element: etree._Element, name: str) -> str:
    """Return the tag ``name`` in the namespace of ``element``."""
    return str(etree.QName(etree.QName(element).namespace, name).text)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
