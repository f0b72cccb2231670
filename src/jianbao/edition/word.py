"""The edition for Word: the page of the print as marked-up text, which Word itself lays out."""

from __future__ import annotations

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import Result
from jianbao.edition.blocks import name_blocks
from jianbao.edition.contents import contents_of
from jianbao.edition.labels import labels_for
from jianbao.edition.model import Document, DocumentRole, Medium, WordEdition
from jianbao.edition.numbering import name_targets
from jianbao.edition.pictures import set_widths
from jianbao.edition.print.tables import fit_tables
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.views import context_of
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.fonts import Typefaces
from jianbao.themes import Theme

_TEMPLATE = "book.html"


def compose_word_file(book: Book, theme: Theme, typefaces: Typefaces) -> Result[WordEdition]:
    """Return the edition for Word; raises BookError on a faulty template.

    Its markup is that of the print before footnotes, readings, formulas and numbers of lists are
    set as drawings and styles, since Word has all of these itself. Its blocks bear the same names.
    """
    context = context_of(book, theme, Medium.PRINT, typefaces, "#{}".format)
    templates = Templates(theme)
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    name_blocks(tree)
    if theme.option("run-in"):
        mark_run_in_headings(tree)
    name_targets(tree)
    set_widths(tree)
    fit_tables(tree, theme, labels_for(book.language))
    document = Document(
        name="book.html",
        title=book.title,
        place=DocumentRole.BOOK,
        html=etree.tostring(tree, encoding="unicode"),
    )
    edition = WordEdition(
        book=book,
        documents=(document,),
        contents=contents_of(book, theme, "#{}".format),
        stylesheets=(),
        assets=book.assets,
    )
    return Result(value=edition)
