"""The e-book edition: one XHTML document for each part of the book, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jianbao.book import Book
from jianbao.css import without_conditions
from jianbao.diagnostics import Result
from jianbao.edition.contents import contents_of
from jianbao.edition.ebook.documents import (
    Beginning,
    FinishedDocument,
    Maker,
    PlannedDocument,
    pages_of,
)
from jianbao.edition.ebook.made_documents import MadeDocuments, leads_right
from jianbao.edition.ebook.pagebreaks import allotted
from jianbao.edition.model import Document, EbookEdition, Medium, Stylesheet
from jianbao.edition.screen.colours import on_screen
from jianbao.edition.screen.markup import screen_values
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.fonts import Typefaces, state_of
from jianbao.once import Kept
from jianbao.themes import Theme
from jianbao.typesetting.pagination import PageStart

_STYLESHEETS = ("styles/book.css", "styles/conditions.css")
"""What holds always, and what hangs on the screen: old engines drop a sheet with such rules whole."""


def compose_ebook(
    book: Book, theme: Theme, typefaces: Typefaces, starts: tuple[PageStart, ...], kept: Kept
) -> Result[EbookEdition]:
    """Return the e-book edition, marked where the printed pages of ``starts`` begin.

    ``kept`` is what has been made before.

    Raises BookError on a faulty template.
    """
    templates = Templates(theme)
    context = context_of(book, theme, Medium.EBOOK, typefaces, "#{}".format)
    is_paged = bool(starts)
    maker = Maker(book=book, theme=theme, templates=templates, context=context, is_paged=is_paged)
    known = MadeDocuments(kept, book, theme, context, is_paged=is_paged)
    pages = tuple(pages_of(book, is_paged=is_paged))
    documents, address = _made(pages, maker, known, starts)
    vertical = bool(theme.option("vertical"))
    values = {name: on_screen(value) for name, value in variables(book, theme, typefaces).items()}
    sheets = ("ebook.css", *(("vertical.css",) if vertical else ()), "style.css")
    styles = dress(theme.cascade(*sheets), theme, {**values, **screen_values(book, theme)}, "../")
    cover = dress(theme.cascade("cover.css"), theme, values, "")
    on_paper = {**context, "medium": Medium.PRINT.value}
    edition = EbookEdition(
        book=book,
        documents=tuple(
            Document(name=file.name, title=file.title, place=page.place, html=file.html)
            for page, document in zip(pages, documents, strict=True)
            for file in document.files
        ),
        contents=contents_of(book, theme, address),
        pages=tuple(
            replace(mark, href=address(mark.href))
            for document in documents
            for mark in document.pages
        ),
        stylesheets=_sheets("\n".join(sheet.css for sheet in styles.sheets)),
        faces=state_of(typefaces),
        assets=(*book.assets, *styles.assets),
        cover_page=templates.render("cover-page.html", on_paper),
        cover_css="\n".join(sheet.css for sheet in cover.sheets),
        vertical=vertical,
    )
    return Result(value=edition, diagnostics=(*styles.diagnostics, *cover.diagnostics))


def _sheets(css: str) -> tuple[Stylesheet, ...]:
    parts = zip(_STYLESHEETS, without_conditions(css), strict=True)
    return tuple(Stylesheet(name=name, css=rules) for name, rules in parts)


def _made(
    pages: tuple[PlannedDocument, ...],
    maker: Maker,
    known: MadeDocuments,
    starts: tuple[PageStart, ...],
) -> tuple[list[FinishedDocument], Callable[[str], str]]:
    """Return the documents of ``pages``, those ``known`` that are still right, and their addresses."""
    begun = [known.find(page) or maker.begin(page) for page in pages]
    shares = allotted([each.blocks for each in begun], starts) if starts else [()] * len(pages)
    homes: dict[str, str] = {}
    for number, (page, share) in enumerate(zip(pages, shares, strict=True)):
        each = begun[number]
        if isinstance(each, FinishedDocument) and each.starts != share:
            each = begun[number] = maker.begin(page)
        homes.update(each.divide(share) if isinstance(each, Beginning) else each.homes)
    address = _address(homes)
    documents = []
    for page, share, each in zip(pages, shares, begun, strict=True):
        document = each
        if isinstance(each, FinishedDocument) and not leads_right(each, address):
            document = maker.begin(page)
            homes.update(document.divide(share))  # the same as before
        if isinstance(document, Beginning):
            document = document.finish(address)
            known.put(page, document)
        documents.append(document)
    return documents, address


def _address(homes: dict[str, str]) -> Callable[[str], str]:
    """Return the address of an id; that of a whole document is its name alone."""

    def address(identifier: str) -> str:
        name = homes.get(identifier, "")
        whole = name == f"text/{identifier}.xhtml"
        return name if whole else f"{name}#{identifier}"

    return address
