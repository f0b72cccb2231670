"""The plain text of a piece of WordprocessingML that is reported and not read further."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jianbao.intake.docx.names import COMPATIBILITY, DRAWING, FORMULA, VML, XML, w

_TEXT = {w("t"), w("delText"), f"{{{FORMULA}}}t", f"{{{DRAWING}}}t"}
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
_TELLING = (*_TEXT, f"{{{DRAWING}}}blip", f"{{{VML}}}imagedata", f"{{{VML}}}textpath")
_SPACES = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


def characters(element: etree._Element) -> str:
    """Return the characters of a w:t; without xml:space its outer spaces do not count, 17.3.3.31."""
    text = element.text or ""
    if element.get(f"{{{XML}}}space") != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def branch(alternate: etree._Element) -> etree._Element | None:
    """Return the first branch of an mc:AlternateContent that holds text or a picture, or its first.

    All branches say the same for programs of different age; only one may be read.
    """
    branches = list(alternate)
    telling = (item for item in branches if next(item.iter(*_TELLING), None) is not None)
    return next(telling, branches[0] if branches else None)


def in_reading_order(element: etree._Element) -> list[etree._Element]:
    """Return the children of ``element``; of a w:ruby the reading after its base."""
    children = list(element)
    if element.tag == w("ruby"):
        children.sort(key=lambda child: child.tag == w("rt"))
    return children


def plain(element: etree._Element) -> str:
    """Return the text in ``element``, deleted and hidden text too, paragraphs on lines of their own."""
    return "".join(_pieces(element)).strip("\n")


def _pieces(element: etree._Element) -> Iterator[str]:
    tag = element.tag
    if tag in _TEXT:
        yield characters(element)
    elif tag in _SPACES:
        yield _SPACES[tag]
    elif tag == ALTERNATE:
        chosen = branch(element)
        if chosen is not None:
            yield from _pieces(chosen)
    elif tag != w("pPr"):  # its tab stops are no tabs
        if tag == f"{{{VML}}}textpath":
            yield element.get("string", "")
        for child in in_reading_order(element):
            yield from _pieces(child)
        if tag == w("p"):
            yield "\n"
