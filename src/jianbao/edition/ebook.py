"""The e-book edition: one XHTML document for each part of the book, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import Result
from jianbao.edition.blocks import name_blocks
from jianbao.edition.colours import on_screen
from jianbao.edition.contents import contents_of, flat
from jianbao.edition.labels import labels_for
from jianbao.edition.model import Document, Edition, Medium, Place, Stylesheet
from jianbao.edition.pagebreaks import mark_pages
from jianbao.edition.pictures import set_widths
from jianbao.edition.run_in import mark_run_in_headings
from jianbao.edition.styles import dress, variables
from jianbao.edition.templates import Templates
from jianbao.edition.views import context_of, view
from jianbao.fonts import Typefaces, state_of
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY, PageStart

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_STYLESHEET = "styles/book.css"

Page = tuple[Place, str, str, dict[str, object]]


def compose_ebook(
    book: Book, theme: Theme, typefaces: Typefaces, starts: tuple[PageStart, ...]
) -> Result[Edition]:
    """Return the e-book edition, marked where the printed pages of ``starts`` begin.

    Raises BookError on a faulty template.
    """
    templates = Templates(theme)
    context = context_of(book, theme, Medium.EBOOK, "#{}".format)
    trees = []
    for place, name, title, own in _pages(book):
        page = {**context, **own, "place": place.value, "page_title": title}
        tree = templates.parse("ebook.html", templates.render("ebook.html", page))
        if starts:
            name_blocks(tree)
        if theme.option("run-in"):
            mark_run_in_headings(tree)
        trees.append((place, f"text/{name}.xhtml", title, tree))
    pages = mark_pages([tree for *_, tree in trees], starts) if starts else ()
    homes = {
        identifier: name
        for _, name, _, tree in trees
        for element in tree.iter(etree.Element)
        if (identifier := element.get("id"))
    }
    values = {name: on_screen(value) for name, value in variables(book, theme, typefaces).items()}
    styles = dress(theme.cascade("ebook.css", "style.css"), theme, values, "../")
    cover = dress(theme.cascade("cover.css"), theme, values, "")
    on_paper = {**context, "medium": Medium.PRINT.value}
    edition = Edition(
        medium=Medium.EBOOK,
        book=book,
        documents=tuple(
            Document(name=name, title=title, place=place, html=_finish(tree, name, homes))
            for place, name, title, tree in trees
        ),
        contents=contents_of(book, int(theme.option("contents-depth")), _address(homes)),
        pages=tuple(replace(page, href=_address(homes)(page.href)) for page in pages),
        stylesheets=(Stylesheet(name=_STYLESHEET, css="\n".join(s.css for s in styles.sheets)),),
        faces=state_of(typefaces),
        assets=(*book.assets, *styles.assets),
        cover_page=templates.render("cover-page.html", on_paper),
        cover_css="\n".join(sheet.css for sheet in cover.sheets),
    )
    return Result(value=edition, diagnostics=(*styles.diagnostics, *cover.diagnostics))


def _pages(book: Book) -> Iterator[Page]:
    """Yield place, file name, title and own variables of each document, in spine order."""
    labels = labels_for(book.language)
    yield Place.COVER, "cover", labels.cover, {}
    yield Place.TITLE_PAGE, "titlepage", flat(book.title), {}
    yield Place.CONTENTS, "contents", labels.contents, {}
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
    etree.strip_attributes(tree, "data-source", KEY)
    for link in tree.iter(f"{_XHTML}a"):
        _link(link, name, address)
    for picture in tree.iter(f"{_XHTML}img"):
        picture.set("src", f"../{picture.get('src', '')}")
    text = etree.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}\n'


def _link(element: etree._Element, here: str, address: Callable[[str], str]) -> None:
    href = element.get("href", "")
    if href.startswith("#"):
        target = address(href.removeprefix("#"))
        file, _, fragment = target.partition("#")
        relative = "" if file == here and fragment else file.removeprefix("text/")
        element.set("href", f"{relative}#{fragment}" if fragment else relative)
    if element.get("class") == "noteref":
        element.set("class", "noteref duokan-footnote")
        element.set("role", "doc-noteref")
        element.set(_TYPE, "noteref")
