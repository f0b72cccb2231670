"""What w:rPr and w:pPr say, as flat records that a cascade can merge.

A switch is "1" or "". A font slot holds a font's name or, after a plus, the slot of the theme; the
two exclude each other, so that the later of them in a cascade wins. Indents keep their own names.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from jianbao.intake.docx.names import is_on, w

Properties = Mapping[str, str]

SWITCHES = ("b", "i", "vanish", "strike", "dstrike")
"""Toggle properties, ECMA-376 part 1, 17.7.3."""

_VALUES = ("sz", "em", "vertAlign", "rStyle")
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia")
_SWITCHES = {w(name): name for name in (*SWITCHES, "specVanish")}
_RUN_VALUES = {w(name): name for name in _VALUES}
_PARAGRAPH_VALUES = {w(name): name for name in ("jc", "outlineLvl", "pStyle")}
_INDENTS = {
    w(name): name
    for name in (
        *("left", "start", "firstLine", "hanging"),
        *("leftChars", "startChars", "firstLineChars", "hangingChars"),
    )
}
_VAL = w("val")


def run_properties(element: etree._Element | None) -> dict[str, str]:
    """Return what a w:rPr says directly."""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _SWITCHES:
            found[_SWITCHES[tag]] = "1" if is_on(child.get(_VAL)) else ""
        elif tag in _RUN_VALUES:
            found[_RUN_VALUES[tag]] = child.get(_VAL, "")
        elif tag == w("rFonts"):
            found |= _fonts(child)
        elif tag in {w("del"), w("moveFrom")}:
            found["deleted"] = "1"
    return found


def paragraph_properties(element: etree._Element | None) -> dict[str, str]:
    """Return what a w:pPr says directly."""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _PARAGRAPH_VALUES:
            found[_PARAGRAPH_VALUES[tag]] = child.get(_VAL, "")
        elif tag == w("pageBreakBefore"):
            found["pageBreakBefore"] = "1" if is_on(child.get(_VAL)) else ""
        elif tag == w("ind"):
            found |= indents(child)
        elif tag == w("numPr"):
            found |= _numbering(child)
        elif tag == w("framePr"):
            drop = child.get(w("dropCap"), "none")
            found["frame"] = "cap" if drop in {"drop", "margin"} else "box"
    return found


def indents(element: etree._Element) -> dict[str, str]:
    """Return what a w:ind says."""
    return {own: element.get(name, "") for name, own in _INDENTS.items() if name in element.attrib}


def _fonts(element: etree._Element) -> dict[str, str]:
    found = {}
    for slot in _FONT_SLOTS:
        theme = element.get(w(f"{slot}Theme"))
        name = element.get(w(slot))
        if theme or name:
            found[slot] = f"+{theme}" if theme else name or ""
    return found


def _numbering(element: etree._Element) -> dict[str, str]:
    found = {}
    for name in ("numId", "ilvl"):
        child = element.find(w(name))
        if child is not None:
            found[name] = child.get(_VAL, "")
    return found
