"""What the parts of a Word file share while they are written: names, numbers, links, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from jianbao.book import Asset, Note
from jianbao.manuscript.elements import has_class
from jianbao.products.word.faces import WordFaces
from jianbao.products.word.measures import PageMeasures
from jianbao.products.word.package import Relations, WrittenRelation
from jianbao.products.word.style_table import around_title
from jianbao.products.word.styles import StyleSetting
from jianbao.products.word.xml import element, w

_HIDDEN: Final = "_j"
"""How the names of bookmarks begin; Word hides those that begin with a low line."""


@dataclass(slots=True, kw_only=True)
class Pieces:
    """One Word file while it is written."""

    measures: PageMeasures
    faces: WordFaces
    setting: StyleSetting
    notes: dict[str, Note]
    assets: dict[str, Asset]
    names: dict[str, str]
    """The bookmark of each block and of each id."""
    folios: dict[str, str]
    """The number of the page on which each block begins, as it is printed."""
    pages: dict[str, int]
    last_page: int
    """The one on which, in the print, the text ends."""
    chapter_start: str
    """How an article begins: ``auto``, ``page`` or ``recto``."""
    authority_size: float
    """Of the names of an official document, in points."""
    approver: str
    """What stands before those who approved it."""
    befores: dict[str, int]
    """The space above a paragraph of each style, twips."""
    relations: Relations = field(default_factory=Relations)
    called: list[str] = field(default_factory=list)
    """The notes in the order of their calls."""
    own_marks: dict[str, str] = field(default_factory=dict)
    """The marks of those notes that Word, which counts on through the book, would number otherwise.

    It begins anew with sections alone, and LibreOffice loses the numbers of notes in those.
    """
    lists: list[tuple[str, int]] = field(default_factory=list)
    """The format and the first number of each list."""
    pictures: int = 0
    source: str = ""
    """Where what is being written comes from: ``file:line``, or ``#id`` of the text around it."""
    _marked: set[str] = field(default_factory=set)

    @property
    def around_title(self) -> tuple[float, float]:
        """The white above and below the head of an article, in lines."""
        return around_title(self.setting)

    @contextmanager
    def reading(self, element: etree._Element) -> Iterator[None]:
        """Know that what is written meanwhile comes from ``element``."""
        around = self.source
        own = element.get("data-source") or ""
        if not own and has_class(element, "chapter") and element.get("id"):
            own = f"#{element.get('id')}"
        self.source = own or around
        try:
            yield
        finally:
            self.source = around

    def bookmark(self, *keys: str) -> list[etree._Element]:
        """Return an empty bookmark for each of ``keys`` that has none yet."""
        return [mark for key in keys for mark in self.around(key, ())]

    def around(self, key: str, runs: Iterable[etree._Element]) -> list[etree._Element]:
        """Return ``runs`` within the bookmark of ``key``, if it has not been set."""
        name = self.names.get(key)
        if name is None or name in self._marked:
            return list(runs)
        self._marked.add(name)
        number = len(self._marked)
        return [
            w("bookmarkStart", id=number, name=name),
            *runs,
            w("bookmarkEnd", id=number),
        ]

    def linked(self, address: str, runs: Sequence[etree._Element]) -> list[etree._Element]:
        """Return ``runs`` as a link; one that leads nowhere stays text."""
        name = self.names.get(address.removeprefix("#")) if address.startswith("#") else None
        if name:
            return [w("hyperlink", *runs, anchor=name, history=1)]
        if address and not address.startswith("#"):
            relation = self.relations.add(
                WrittenRelation(kind="hyperlink", target=address, is_external=True)
            )
            link = element("w:hyperlink", *runs, **{"r:id": relation})
            return [link]
        return list(runs)

    def note_number(self, identifier: str) -> int | None:
        """Return the number of a note, which it gets when it is first called."""
        if identifier not in self.notes:
            return None
        if identifier not in self.called:
            self.called.append(identifier)
        return self.called.index(identifier) + 1

    def new_list(self, form: str, start: int) -> int:
        """Return the number of a new list."""
        self.lists.append((form, start))
        return len(self.lists)


def name_of(index: int) -> str:
    """Return the name of the bookmark of the block of that number."""
    return f"{_HIDDEN}{index}"
