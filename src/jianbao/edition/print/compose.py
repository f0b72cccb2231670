"""The printed edition: one document, footnotes beside their marks."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from lxml import etree
from markupsafe import Markup

from jianbao.book import Book, Note, is_secret
from jianbao.diagnostics import Diagnostic, Result
from jianbao.edition.asides import dress_asides
from jianbao.edition.blocks import name_blocks, place_of
from jianbao.edition.contents import contents_of
from jianbao.edition.formulas import draw_formulas
from jianbao.edition.labels import labels_for
from jianbao.edition.lengths import points
from jianbao.edition.model import Document, DocumentRole, Medium, PrintEdition
from jianbao.edition.notes import circled
from jianbao.edition.pictures import set_widths
from jianbao.edition.print.arrangement import Arrangement
from jianbao.edition.print.keep_with_next import keep_with_next
from jianbao.edition.print.landscape import take_headings
from jianbao.edition.print.latin import latin_of
from jianbao.edition.print.lists import number_lists
from jianbao.edition.print.picture_rows import lower_pictures
from jianbao.edition.print.ruby import set_ruby
from jianbao.edition.print.tables import fit_tables
from jianbao.edition.print.tall_boxes import mark_tall_boxes
from jianbao.edition.print.two_columns import HALVED, set_in_columns
from jianbao.edition.symbols import qr, small_qr
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.fonts import Typefaces, state_of
from jianbao.themes import Theme
from jianbao.typesetting.codes import NOTES_IN_LINE
from jianbao.typesetting.settings import Composition
from jianbao.typesetting.shrunk_pictures import FOOT

_TEMPLATE = "book.html"
_CODE = 34.0
"""Millimetres; the theme's style sheet has the last word."""


def compose_printed(book: Book, theme: Theme, typefaces: Typefaces) -> Result[PrintEdition]:
    """Return the print edition; raises BookError on a faulty template."""
    context = context_of(book, theme, Medium.PRINT, typefaces, "#{}".format)
    context["arranged"] = Arrangement(book, theme)
    context["back_code"] = code_of(book.back_page.qr)
    context["imprint_code"] = _imprint_code(book, theme)
    templates = Templates(theme)
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    name_blocks(tree)
    take_headings(tree)
    if theme.option("run-in"):
        mark_run_in_headings(tree)
    dress_asides(tree, labels_for(book.language))
    keep_with_next(tree)
    set_in_columns(tree, theme)
    in_columns = _place_notes(tree, {note.id: note for text in book.texts for note in text.notes})
    return finished(tree, book, theme, typefaces, said=in_columns)


def finished(  # noqa: PLR0913 - all that an edition is made from
    tree: etree._Element,
    book: Book,
    theme: Theme,
    typefaces: Typefaces,
    *,
    said: tuple[Diagnostic, ...] = (),
    sheets: tuple[str, ...] = ("print.css", "style.css"),
) -> Result[PrintEdition]:
    """Return a rendered ``tree`` as an edition for pages, dressed in ``sheets``; ``said`` comes first."""
    lower_pictures(tree, book.assets, theme)
    set_widths(tree)
    number_lists(tree)
    formulas = draw_formulas(tree)
    set_ruby(tree)
    mark_tall_boxes(tree, theme)
    tables = fit_tables(tree, theme, labels_for(book.language))
    edges = (points(str(theme.option(name))) for name in ("margin-top", "type-height"))
    tree.set(FOOT, f"{sum(edges):.2f}")
    latin = latin_of(theme, typefaces)
    values = latin.applied(variables(book, theme, typefaces), theme)
    styles = dress(theme.cascade(*sheets), theme, values, "")
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
    return Result(
        value=edition, diagnostics=(*said, *tables, *latin.diagnostics, *styles.diagnostics)
    )


def code_of(said: str) -> Markup:
    """Return the QR code of ``said``; nothing where that is empty."""
    return qr(said, _CODE, "black", "white").markup if said else Markup("")


def _imprint_code(book: Book, theme: Theme) -> Markup:
    """Return the QR code of where the issue is read; nothing where it may not lead out of the house."""
    if not book.address or is_secret(book.classification) or not theme.option("imprint-code"):
        return Markup("")
    code = small_qr(book.address)
    words = labels_for(book.language).read_on_phone
    return Markup('<div class="imprint-code" style="width: {:.2f}mm">{}<p>{}</p></div>').format(
        code.width, code.markup, words
    )


def _composition(theme: Theme) -> Composition:
    chosen = Composition(hanging=bool(theme.option("hanging")))
    return chosen if theme.option("autospace") else replace(chosen, autospace=0.0)


def _place_notes(tree: etree._Element, notes: dict[str, Note]) -> tuple[Diagnostic, ...]:
    """Put each note where it is first referred to, as ``span.footnote`` (CSS GCPM footnotes).

    L021 where some stand in columns, in which the theme leaves them in the line.
    """
    marks: dict[str, str] = {}
    in_line: list[etree._Element] = []
    for reference in list(tree.iter("a")):
        note = notes.get(reference.get("href", "").removeprefix("#"))
        if reference.get("class") != "noteref" or note is None:
            continue
        columns = [div for div in reference.iterancestors("div") if _is_in_columns(div)]
        if note.mark == "1" and note.id not in marks:
            passed = len(in_line)  # marks are counted article by article
        if note.id not in marks:
            marks[note.id] = circled(str(int(note.mark) - len(in_line) + passed))
            in_line += columns[-1:]
        if reference.get("id"):
            _replace(reference, _footnote(note, marks[note.id]))
        else:
            reference.text = marks[note.id]
    return tuple(NOTES_IN_LINE.at(place_of(div)) for div in in_line[:1])


def _is_in_columns(div: etree._Element) -> bool:
    return bool(HALVED & set((div.get("class") or "").split()))


def _footnote(note: Note, mark: str) -> etree._Element:
    body = etree.fromstring(f"<span>{note.html}</span>")
    footnote = etree.Element("span", {"class": "footnote", "id": note.id, "data-mark": mark})
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
