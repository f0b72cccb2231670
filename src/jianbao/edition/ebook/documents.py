"""The documents of an e-book: from a template to the XHTML that goes into the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from jianbao.book import Book
from jianbao.edition.blocks import name_blocks
from jianbao.edition.contents import flat
from jianbao.edition.ebook.colophon import colophon_of
from jianbao.edition.ebook.pagebreaks import keys_of, mark_pages
from jianbao.edition.ebook.splitting import split
from jianbao.edition.ebook.text_combine import stand_up
from jianbao.edition.labels import labels_for
from jianbao.edition.model import ContentsEntry, DocumentRole
from jianbao.edition.pictures import hide_repeated_captions, set_widths
from jianbao.edition.screen.markup import mark_up
from jianbao.edition.templates.meeting import title_of
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.views import view
from jianbao.manuscript.vocabulary import VOID
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY, PageStart

_TEMPLATE = "ebook.html"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_VOID = frozenset(f"{_XHTML}{name}" for name in (*VOID, "meta", "link"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_Find = Callable[[etree._Element], list[etree._Element]]  # noqa: SLF001 - the only name that lxml gives the type
_EMPTY = cast("_Find", etree.XPath("//*[not(node())]"))
_SPOKEN = cast("_Find", etree.XPath("//*[@lang]"))

Tree = tuple[str, str, etree._Element]  # noqa: SLF001 - as above
"""A file before it is finished: its name and title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDocument:
    """A document to be made: its place, the stem of its file, its title, its own variables."""

    place: DocumentRole
    name: str
    title: str
    own: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A finished file; ``links`` are the ids that it links to, with the addresses written for them."""

    name: str
    title: str
    html: str
    ids: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedDocument:
    """A finished document: one file, or several of a long chapter."""

    files: tuple[File, ...]
    asked: tuple[str, ...]
    """The variables that the templates asked for, not counting those of its own."""
    blocks: tuple[str, ...]
    """The names of its blocks, if pages are to be marked."""
    starts: tuple[PageStart, ...]
    pages: tuple[ContentsEntry, ...]
    """The printed pages that begin in it; the address is the mark's id."""

    @property
    def homes(self) -> Iterator[tuple[str, str]]:
        """Each id with the name of its file."""
        return ((identifier, file.name) for file in self.files for identifier in file.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes documents of one book; if it ``is_paged`` their blocks are named."""

    book: Book
    theme: Theme
    templates: Templates
    context: Mapping[str, object]
    is_paged: bool

    def begin(self, page: PlannedDocument) -> Beginning:
        """Return the document of ``page`` as a tree, marked up for screens."""
        variables = {**page.own, "place": page.place.value, "page_title": page.title}
        html, asked = self.templates.watched(_TEMPLATE, {**self.context, **variables})
        tree = self.templates.parse(_TEMPLATE, html)
        if self.is_paged:
            name_blocks(tree)
        mark_up(tree, self.book, self.theme, epub=True)
        if self.theme.option("vertical"):
            stand_up(tree)
        return Beginning(page, tree, asked - variables.keys(), keys_of(tree))


class Beginning:
    """A document as a tree: its pages are marked, it is divided, then its links are resolved."""

    def __init__(
        self,
        page: PlannedDocument,
        tree: etree._Element,
        asked: frozenset[str],
        blocks: tuple[str, ...],
    ) -> None:
        self.blocks = blocks
        self._page = page
        self._tree = tree
        self._asked = asked
        self._starts: tuple[PageStart, ...] = ()
        self._pages: tuple[ContentsEntry, ...] = ()
        self._files: list[Tree] = []

    def divide(self, starts: tuple[PageStart, ...]) -> Iterator[tuple[str, str]]:
        """Mark where pages begin, and make files; yield each id with the name of its file."""
        self._starts, self._pages = starts, mark_pages(self._tree, starts) if starts else ()
        self._files = list(_divided(self._page, self._tree))
        for name, _, tree in self._files:
            for identifier in _ids(tree):
                yield identifier, name

    def finish(self, address: Callable[[str], str]) -> FinishedDocument:
        """Return the document as it goes into the package."""
        return FinishedDocument(
            files=tuple(_finished(*file, address) for file in self._files),
            asked=tuple(sorted(self._asked)),
            blocks=self.blocks,
            starts=self._starts,
            pages=self._pages,
        )


def pages_of(book: Book, *, is_paged: bool) -> Iterator[PlannedDocument]:
    """Yield the documents to be made, in spine order."""
    labels = labels_for(book.language)
    yield _page(DocumentRole.COVER, "cover", labels.cover)
    yield _page(DocumentRole.TITLE_PAGE, "titlepage", flat(book.title))
    yield _page(DocumentRole.CONTENTS, "contents", labels.contents)
    for name in book.meeting.parts:
        yield _page(DocumentRole.MEETING, name, flat(title_of(name, book)), part_of_meeting=name)
    if book.foreword:
        foreword = view(book.foreword, book.language)
        title = foreword.label or labels.foreword
        yield _page(DocumentRole.FOREWORD, "foreword", title, chapter=foreword)
    for part in book.parts:
        if part.title:
            yield _page(DocumentRole.PART, part.id, flat(part.title), part=part)
        for chapter in part.chapters:
            shown = view(chapter, book.language)
            yield _page(DocumentRole.CHAPTER, chapter.id, shown.label, chapter=shown)
    if book.has_imprint:
        yield _page(DocumentRole.IMPRINT, "imprint", labels.imprint)
    facts = colophon_of(book, is_paged=is_paged)
    yield _page(DocumentRole.COLOPHON, "colophon", labels.colophon, facts=facts)


def _page(place: DocumentRole, name: str, title: str, **own: object) -> PlannedDocument:
    return PlannedDocument(place=place, name=name, title=title, own=own)


def _divided(page: PlannedDocument, tree: etree._Element) -> Iterator[Tree]:
    """Yield a document, and after it those in which a long chapter goes on."""
    pieces = split(tree)
    digits = len(str(len(pieces)))
    for number, piece in enumerate(pieces, 1):
        if number == 1:
            yield f"text/{page.name}.xhtml", page.title, piece
        else:
            yield f"text/{page.name}-{number:0{digits}}.xhtml", f"{page.title} ({number})", piece


def _ids(tree: etree._Element) -> tuple[str, ...]:
    return tuple(name for element in tree.iter(etree.Element) if (name := element.get("id")))


def _finished(name: str, title: str, tree: etree._Element, address: Callable[[str], str]) -> File:
    set_widths(tree)
    hide_repeated_captions(tree)
    etree.strip_attributes(tree, "data-source", KEY)
    for element in _EMPTY(tree):
        if element.tag not in _VOID:
            element.text = ""  # written with an end tag, for readers that take XHTML for HTML
    for element in _SPOKEN(tree):
        element.set(_XML_LANG, element.get("lang", ""))
    links: dict[str, str] = {}
    for link in tree.iter(f"{_XHTML}a"):
        _link(link, name, address, links)
    for picture in tree.iter(f"{_XHTML}img"):
        picture.set("src", f"../{picture.get('src', '')}")
    for aside in tree.iter(f"{_XHTML}aside"):
        if "role" not in aside.attrib:
            # Asides are landmarks, which need names to be told apart; notes need none.
            aside.set("role", "note")
    text = etree.tostring(tree, encoding="unicode")
    return File(
        name=name,
        title=title,
        html=f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n',
        ids=_ids(tree),
        links=tuple(links.items()),
    )


def _link(
    element: etree._Element, here: str, address: Callable[[str], str], links: dict[str, str]
) -> None:
    href = element.get("href", "")
    if href.startswith("#"):
        identifier = href.removeprefix("#")
        target = links[identifier] = address(identifier)
        file, _, fragment = target.partition("#")
        relative = "" if file == here and fragment else file.removeprefix("text/")
        element.set("href", f"{relative}#{fragment}" if fragment else relative)
