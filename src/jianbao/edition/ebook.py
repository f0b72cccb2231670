"""The e-book edition: one XHTML document for each part of the book, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import Result
from jianbao.edition.blocks import name_blocks
from jianbao.edition.colophon import colophon_of
from jianbao.edition.colours import on_screen
from jianbao.edition.contents import contents_of, flat
from jianbao.edition.labels import labels_for
from jianbao.edition.meeting import title_of
from jianbao.edition.model import Document, Edition, Medium, Place, Stylesheet
from jianbao.edition.pagebreaks import mark_pages
from jianbao.edition.pictures import hide_repeated_captions, set_widths
from jianbao.edition.screens import mark_up, screen_values
from jianbao.edition.splitting import split
from jianbao.edition.styles import dress, variables
from jianbao.edition.templates import Templates
from jianbao.edition.upright import stand_up
from jianbao.edition.views import context_of, view
from jianbao.fonts import Typefaces, state_of
from jianbao.manuscript.vocabulary import VOID
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY, PageStart

_XHTML = "{http://www.w3.org/1999/xhtml}"
_VOID = frozenset(f"{_XHTML}{name}" for name in (*VOID, "meta", "link"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_Find = Callable[[etree._Element], list[etree._Element]]  # noqa: SLF001 - the only name that lxml gives the type
_EMPTY = cast("_Find", etree.XPath("//*[not(node())]"))
_SPOKEN = cast("_Find", etree.XPath("//*[@lang]"))
_STYLESHEET = "styles/book.css"

Page = tuple[Place, str, str, dict[str, object]]
Tree = tuple[Place, str, str, etree._Element]  # noqa: SLF001 - as above
"""A document before it is finished: its place, file name and title."""


def compose_ebook(
    book: Book, theme: Theme, typefaces: Typefaces, starts: tuple[PageStart, ...]
) -> Result[Edition]:
    """Return the e-book edition, marked where the printed pages of ``starts`` begin.

    Raises BookError on a faulty template.
    """
    templates = Templates(theme)
    context = context_of(book, theme, Medium.EBOOK, typefaces, "#{}".format)
    vertical = bool(theme.option("vertical"))
    whole = list(_documents(book, theme, templates, context, is_paged=bool(starts)))
    pages = mark_pages([tree for *_, tree in whole], starts) if starts else ()
    trees = [piece for document in whole for piece in _divided(*document)]
    homes = {
        identifier: name
        for _, name, _, tree in trees
        for element in tree.iter(etree.Element)
        if (identifier := element.get("id"))
    }
    values = {name: on_screen(value) for name, value in variables(book, theme, typefaces).items()}
    sheets = ("ebook.css", *(("vertical.css",) if vertical else ()), "style.css")
    styles = dress(theme.cascade(*sheets), theme, {**values, **screen_values(book, theme)}, "../")
    cover = dress(theme.cascade("cover.css"), theme, values, "")
    on_paper = {**context, "medium": Medium.PRINT.value}
    edition = Edition(
        medium=Medium.EBOOK,
        book=book,
        documents=tuple(
            Document(name=name, title=title, place=place, html=_finish(tree, name, homes))
            for place, name, title, tree in trees
        ),
        contents=contents_of(book, theme, _address(homes)),
        pages=tuple(replace(page, href=_address(homes)(page.href)) for page in pages),
        stylesheets=(Stylesheet(name=_STYLESHEET, css="\n".join(s.css for s in styles.sheets)),),
        faces=state_of(typefaces),
        assets=(*book.assets, *styles.assets),
        cover_page=templates.render("cover-page.html", on_paper),
        cover_css="\n".join(sheet.css for sheet in cover.sheets),
        vertical=vertical,
    )
    return Result(value=edition, diagnostics=(*styles.diagnostics, *cover.diagnostics))


def _documents(
    book: Book,
    theme: Theme,
    templates: Templates,
    context: Mapping[str, object],
    *,
    is_paged: bool,
) -> Iterator[Tree]:
    """Yield every document, marked up for screens; if ``is_paged`` its blocks are named."""
    for place, name, title, own in _pages(book, is_paged=is_paged):
        page = {**context, **own, "place": place.value, "page_title": title}
        tree = templates.parse("ebook.html", templates.render("ebook.html", page))
        if is_paged:
            name_blocks(tree)
        mark_up(tree, book, theme, epub=True)
        if theme.option("vertical"):
            stand_up(tree)
        yield place, f"text/{name}.xhtml", title, tree


def _pages(book: Book, *, is_paged: bool) -> Iterator[Page]:
    """Yield place, file name, title and own variables of each document, in spine order."""
    labels = labels_for(book.language)
    yield Place.COVER, "cover", labels.cover, {}
    yield Place.TITLE_PAGE, "titlepage", flat(book.title), {}
    yield Place.CONTENTS, "contents", labels.contents, {}
    for name in book.meeting.parts:
        yield Place.MEETING, name, flat(title_of(name, book)), {"part_of_meeting": name}
    if book.foreword:
        foreword = view(book.foreword, book.language)
        yield Place.FOREWORD, "foreword", foreword.label or labels.foreword, {"chapter": foreword}
    for part in book.parts:
        if part.title:
            yield Place.PART, part.id, flat(part.title), {"part": part}
        for chapter in part.chapters:
            shown = view(chapter, book.language)
            yield Place.CHAPTER, chapter.id, shown.label, {"chapter": shown}
    if book.has_imprint:
        yield Place.IMPRINT, "imprint", labels.imprint, {}
    facts = colophon_of(book, is_paged=is_paged)
    yield Place.COLOPHON, "colophon", labels.colophon, {"facts": facts}


def _divided(place: Place, name: str, title: str, tree: etree._Element) -> Iterator[Tree]:
    """Yield a document, and after it those in which a long chapter goes on."""
    for number, piece in enumerate(split(tree), 1):
        again = number > 1
        yield (
            place,
            name.replace(".xhtml", f"-{number}.xhtml") if again else name,
            f"{title} ({number})" if again else title,
            piece,
        )


def _address(homes: dict[str, str]) -> Callable[[str], str]:
    """Return the address of an id; that of a whole document is its name alone."""

    def address(identifier: str) -> str:
        name = homes.get(identifier, "")
        whole = name == f"text/{identifier}.xhtml"
        return name if whole else f"{name}#{identifier}"

    return address


def _finish(tree: etree._Element, name: str, homes: dict[str, str]) -> str:
    """Return a document as it goes into the package."""
    address = _address(homes)
    set_widths(tree)
    hide_repeated_captions(tree)
    etree.strip_attributes(tree, "data-source", KEY)
    for element in _EMPTY(tree):
        if element.tag not in _VOID:
            element.text = ""  # written with an end tag, for readers that take XHTML for HTML
    for element in _SPOKEN(tree):
        element.set(_XML_LANG, element.get("lang", ""))
    for link in tree.iter(f"{_XHTML}a"):
        _link(link, name, address)
    for picture in tree.iter(f"{_XHTML}img"):
        picture.set("src", f"../{picture.get('src', '')}")
    for aside in tree.iter(f"{_XHTML}aside"):
        if "role" not in aside.attrib:
            # Asides are landmarks, which need names to be told apart; notes need none.
            aside.set("role", "note")
    text = etree.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'


def _link(element: etree._Element, here: str, address: Callable[[str], str]) -> None:
    href = element.get("href", "")
    if href.startswith("#"):
        target = address(href.removeprefix("#"))
        file, _, fragment = target.partition("#")
        relative = "" if file == here and fragment else file.removeprefix("text/")
        element.set("href", f"{relative}#{fragment}" if fragment else relative)
