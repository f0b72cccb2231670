"""What an XML file of the package holds, found in one walk over its tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.products.epub import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jianbao.products.epub.model import Item

_LINKS = frozenset({"a", "area"})
_ADDRESSES = frozenset({"href", "src", "poster", "data", "{http://www.w3.org/1999/xlink}href"})
_WORD = re.compile(r"[^\W\d_]{2}")
_DECORATIVE = frozenset({"presentation", "none"})
_SCRIPTS = frozenset({"script", "form"})
"""EPUB 3.3 counts a form as a script (5.3, scripted content documents)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An address as written, the line it stands on, and whether the reader follows it by hand."""

    address: str
    line: int
    is_link: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """The facts about one file.

    ``tags`` are local names, ``roles`` ARIA's, ``languages`` those of its parts, in order.
    ``pictures`` counts the pictures that mean something (those marked as presentation left out),
    ``undescribed`` those of them without alternative text.
    """

    name: str
    ids: frozenset[str]
    tags: frozenset[str]
    references: tuple[Reference, ...]
    roles: frozenset[str]
    languages: tuple[str, ...]
    scripted: bool
    pictures: int
    undescribed: int

    @property
    def properties(self) -> tuple[str, ...]:
        """The manifest properties of EPUB 3.3, appendix D.6, that this document must declare."""
        found = (
            ("mathml", "math" in self.tags),
            ("scripted", self.scripted),
            ("svg", "svg" in self.tags),
        )
        return tuple(name for name, holds in found if holds)


def survey(item: Item) -> Result[FileFacts]:
    """Walk over ``item``, an XML file; faults of its own are errors (E001, E002)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(item.data, parser)
    except etree.XMLSyntaxError as error:
        return Result(value=None, diagnostics=(_malformed(item, error),))
    elements = tuple(root.iter("*"))
    named = [(element, names) for element in elements if (names := element.keys())]
    attributed = [element for element, _ in named]  # few have any
    tags = frozenset(map(_local, {element.tag for element in elements}))
    shown = filter(_is_picture, root.iter("{*}img", "{*}svg"))
    pictures = [_is_described(element) for element in shown]
    value = FileFacts(
        name=item.name,
        ids=frozenset(name for element in attributed if (name := element.get("id"))),
        tags=tags,
        references=tuple(
            reference
            for element, names in named
            if not _ADDRESSES.isdisjoint(names)
            for reference in _references(element)
        ),
        roles=frozenset(name for element in attributed for name in element.get("role", "").split()),
        languages=tuple(dict.fromkeys(filter(None, map(_language, attributed)))),
        scripted=bool(tags & _SCRIPTS)
        or any(
            name.startswith("on")
            for _, names in named
            for name in names  # holds a script
        ),
        pictures=len(pictures),
        undescribed=pictures.count(False),
    )
    return Result(value=value, diagnostics=tuple(_repeated_ids(item, attributed)))


def excerpt(item: Item, line: int) -> str:
    """Return line ``line`` (from 1) of a text file; empty where there is none."""
    lines = item.data.decode(errors="replace").split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _line(element: etree._Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def _references(element: etree._Element) -> Iterator[Reference]:
    for attribute, address in element.items():
        if attribute in _ADDRESSES and isinstance(address, str):
            yield Reference(
                address=address,
                line=_line(element),
                is_link=_local(element.tag) in _LINKS,
            )


def _language(element: etree._Element) -> str:
    """Return the language that ``element`` names, if there is a word in it to be in a language.

    Word processors mark every number and letter of a Chinese text as English.
    """
    tag = element.get("lang", "")
    return tag if tag and any(_WORD.search(str(text)) for text in element.itertext()) else ""


def _is_picture(element: etree._Element) -> bool:
    match _local(element.tag):
        case "img":
            return element.get("role") not in _DECORATIVE
        case "svg":
            return element.get("aria-hidden") != "true"
    return False


def _is_described(element: etree._Element) -> bool:
    if element.get("alt") or element.get("aria-label"):
        return True
    return any(_local(child.tag) == "title" for child in element.iterchildren("*"))


def _malformed(item: Item, error: etree.XMLSyntaxError) -> Diagnostic:
    line, column = error.position
    reason = (error.msg or "").rpartition(", line ")[0] or error.msg or ""
    return codes.MALFORMED.at(
        Span(file=item.name, line=line, column=column),
        excerpt=excerpt(item, line),
        name=item.name,
        number=line,
        reason=reason,
    )


def _repeated_ids(item: Item, elements: Iterable[etree._Element]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for element in elements:
        name = element.get("id")
        if name in seen:
            line = _line(element)
            yield codes.ID_TWICE.at(
                Span(file=item.name, line=line),
                excerpt=excerpt(item, line),
                name=item.name,
                name2=name,
            )
        elif name is not None:
            seen.add(name)
