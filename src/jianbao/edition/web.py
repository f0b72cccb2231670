"""The web edition: the whole book on one page, for browsers."""

from __future__ import annotations

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import Result
from jianbao.edition.blocks import name_blocks
from jianbao.edition.contents import contents_of, flat
from jianbao.edition.ebook.pagebreaks import mark_pages
from jianbao.edition.model import Document, DocumentRole, Medium, WebEdition
from jianbao.edition.pictures import hide_repeated_captions, set_widths
from jianbao.edition.screen.colours import on_screen
from jianbao.edition.screen.markup import mark_up, screen_values
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.fonts import Typefaces
from jianbao.themes import Theme
from jianbao.typesetting.pagination import KEY, PageStart

_TEMPLATE = "web.html"


def compose_web(
    book: Book, theme: Theme, typefaces: Typefaces, starts: tuple[PageStart, ...] = ()
) -> Result[WebEdition]:
    """Return the web edition, marked where the printed pages of ``starts`` begin.

    Raises BookError on a faulty template.
    """
    templates = Templates(theme)
    values = {name: on_screen(value) for name, value in variables(book, theme, typefaces).items()}
    values |= screen_values(book, theme)
    context = {**context_of(book, theme, Medium.WEB, typefaces, "#{}".format), "colours": values}
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    name_blocks(tree)
    mark_up(tree, book, theme, epub=False)
    mark_pages(tree, starts)
    etree.strip_attributes(tree, KEY)
    set_widths(tree)
    hide_repeated_captions(tree)
    for element in tree.iter(etree.Element):
        if "data-source" in element.attrib:
            del element.attrib["data-source"]
        if element.tag == "aside" and "role" not in element.attrib:
            # Asides are landmarks, which need names to be told apart; notes need none.
            element.set("role", "note")
    styles = dress(theme.cascade("ebook.css", "web.css", "style.css"), theme, values, "")
    html = etree.tostring(tree, encoding="unicode")
    title = flat(book.title)
    edition = WebEdition(
        book=book,
        documents=(Document(name="book.html", title=title, place=DocumentRole.BOOK, html=html),),
        contents=contents_of(book, theme, "#{}".format),
        stylesheets=styles.sheets,
        assets=(*book.assets, *styles.assets),
    )
    return Result(value=edition, diagnostics=styles.diagnostics)
