"""The printed edition: one document, footnotes beside their marks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from lxml import etree

from jianbao.book import Book, Note
from jianbao.diagnostics import Result
from jianbao.edition.asides import dress_asides
from jianbao.edition.blocks import name_blocks
from jianbao.edition.contents import contents_of
from jianbao.edition.formulas import draw_formulas
from jianbao.edition.labels import labels_for
from jianbao.edition.lengths import points
from jianbao.edition.model import Document, DocumentRole, Medium, PrintEdition
from jianbao.edition.notes import circled
from jianbao.edition.pictures import set_widths
from jianbao.edition.print.latin import latin_of
from jianbao.edition.print.lists import number_lists
from jianbao.edition.print.ruby import set_ruby
from jianbao.edition.print.tables import fit_tables
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.fonts import Typefaces, state_of
from jianbao.themes import Theme
from jianbao.typesetting.settings import Composition
from jianbao.typesetting.shrunk_pictures import FOOT

_TEMPLATE = "book.html"


def compose_printed(book: Book, theme: Theme, typefaces: Typefaces) -> Result[PrintEdition]:
    """Return the print edition; raises BookError on a faulty template."""
    context = context_of(book, theme, Medium.PRINT, typefaces, "#{}".format)
    templates = Templates(theme)
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    name_blocks(tree)
    if theme.option("run-in"):
        mark_run_in_headings(tree)
    dress_asides(tree, labels_for(book.language))
    _place_notes(tree, {note.id: note for text in book.texts for note in text.notes})
    set_widths(tree)
    number_lists(tree)
    formulas = draw_formulas(tree)
    set_ruby(tree)
    tables = fit_tables(tree, theme)
    edges = (points(str(theme.option(name))) for name in ("margin-top", "type-height"))
    tree.set(FOOT, f"{sum(edges):.2f}")
    latin = latin_of(theme, typefaces)
    values = latin.applied(variables(book, theme, typefaces), theme)
    styles = dress(theme.cascade("print.css", "style.css"), theme, values, "")
    edition = PrintEdition(
        book=book,
        documents=(
            Document(
                name="book.html",
                title=book.title,
                place=DocumentRole.BOOK,
                html=etree.tostring(tree, encoding="unicode"),
            ),
        ),
        contents=contents_of(book, theme, "#{}".format),
        stylesheets=(*latin.sheets, *styles.sheets),
        faces=state_of(typefaces),
        assets=(*book.assets, *formulas, *styles.assets, *latin.assets),
        lines=_composition(theme),
    )
    return Result(value=edition, diagnostics=(*tables, *latin.diagnostics, *styles.diagnostics))


def _composition(theme: Theme) -> Composition:
    chosen = Composition(hanging=bool(theme.option("hanging")))
    return chosen if theme.option("autospace") else replace(chosen, autospace=0.0)


def _place_notes(tree: etree._Element, notes: dict[str, Note]) -> None:
    """Put each note where it is first referred to, as ``span.footnote`` (CSS GCPM footnotes)."""
    if not notes:
        return
    for reference in list(tree.iter("a")):
        note = notes.get(reference.get("href", "").removeprefix("#"))
        if reference.get("class") != "noteref" or note is None:
            continue
        if reference.get("id"):
            _replace(reference, _footnote(note))
        else:
            reference.text = circled(note.mark)


def _footnote(note: Note) -> etree._Element:
    body = etree.fromstring(f"<span>{note.html}</span>")
    footnote = etree.Element(
        "span", {"class": "footnote", "id": note.id, "data-mark": circled(note.mark)}
    )
    for block in body:
        # A paragraph cannot stand in a line of text; a span laid out as a block can.
        if block.tag == "p":
            block.tag = "span"
            block.set("class", "note-paragraph")
        footnote.append(deepcopy(block))
    return footnote


def _replace(old: etree._Element, new: etree._Element) -> None:
    new.tail = old.tail
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
