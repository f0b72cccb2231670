"""What the reader of a Word file asks of its elements."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from lxml import etree

from jianbao.products.word.described import value_of
from jianbao.products.word.reviewed import PLAIN, By, Look
from jianbao.products.word.xml import MATH, WORD

_W: Final = f"{{{WORD}}}"
_AUTHOR, _DATE = f"{{{WORD}}}author", f"{{{WORD}}}date"
_OFF: Final = frozenset({"0", "false", "off"})
_OWN_FIELDS: Final = frozenset({"", "TOC", "PAGEREF", "HYPERLINK"})
_MARK: Final = re.compile(r"[①-⑳㉑-㉟㊱-㊿]|[0-9]{1,4}")


@dataclass(slots=True)
class ReadField:
    """A field: its code, and whether what follows is its result."""

    code: str = ""
    is_shown: bool = False

    @property
    def look(self) -> Look:
        """How its result looks: nothing where the field is one that this program writes."""
        name = "".join(self.code.split()[:1]).upper()
        return PLAIN if name in _OWN_FIELDS else frozenset({f"field={name}"})


def name_of(element: etree._Element) -> str:
    """Return the name of one of Word's elements or of a formula; empty for anything else."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.removeprefix("{").rpartition("}")
    return name if space in {WORD, MATH} else f":{name}"


def ends_section(properties: etree._Element | None) -> bool:
    """Whether a section ends with a paragraph and the next one begins a page."""
    section = None if properties is None else properties.find(f"{_W}sectPr")
    if section is None:
        return False
    sections = list(section.getroottree().iter(f"{_W}sectPr"))
    at = sections.index(section) + 1
    return at == len(sections) or value_of(sections[at], "type") != "continuous"


def by_of(element: etree._Element) -> By:
    """Return who did what an element says."""
    return By(who=element.get(_AUTHOR, ""), when=element.get(_DATE, ""))


def done_by(properties: etree._Element | None, *names: str) -> By | None:
    """Return who did what the first of ``names`` in ``properties`` says."""
    if properties is None:
        return None
    found = (properties.find(f"{_W}{name}") for name in names)
    return next((by_of(one) for one in found if one is not None), None)


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of ``row``, those in a content control too, none of a table inside."""
    return [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]


def is_contents(element: etree._Element) -> bool:
    """Whether an element holds the contents."""
    gallery = element.find(f"{_W}sdtPr/{_W}docPartObj")
    return gallery is not None and value_of(gallery, "docPartGallery") == "Table of Contents"


def is_bold(looks: etree._Element | None, styles: Container[str]) -> bool:
    """Whether text of these looks is bold; ``styles`` of text are."""
    own = None if looks is None else looks.find(f"{_W}b")
    if own is not None:
        return own.get(f"{_W}val", "1") not in _OFF
    return value_of(looks, "rStyle") in styles


def has_own_mark(call: etree._Element) -> bool:
    """Whether the mark of a note stands in the text, behind its call and before the note itself."""
    return call.get(f"{_W}customMarkFollows", "0") not in _OFF


def mark_of(text: str) -> str:
    """Return the mark of a note at the beginning of what stands behind its call."""
    found = _MARK.match(text)
    return found[0] if found else ""
