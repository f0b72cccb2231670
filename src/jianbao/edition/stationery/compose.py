"""compose_stationery: from the list of participants to a print edition of plates, badges, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from jianbao.book import Book
from jianbao.config.options import StationeryOptions
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.edition.labels import labels_for
from jianbao.edition.latin import latin_of
from jianbao.edition.lettering import drawn_families
from jianbao.edition.model import Document, Edition, Medium, Place
from jianbao.edition.stationery.badges import badges, meeting_title
from jianbao.edition.stationery.model import Kind, StationeryOrder
from jianbao.edition.stationery.people import at_plates, everybody
from jianbao.edition.stationery.plates import plates
from jianbao.edition.stationery.sign_in import sign_in
from jianbao.edition.styles import dress, variables
from jianbao.edition.templates import Templates
from jianbao.fonts import Role, TextRun, Typefaces, state_of
from jianbao.themes import Theme

_View = Callable[[Book, StationeryOptions, Span], tuple[dict[str, object], tuple[Diagnostic, ...]]]
_VIEWS: Final[dict[Kind, _View]] = {
    Kind.NAME_PLATES: plates,
    Kind.BADGES: badges,
    Kind.SIGN_IN: sign_in,
}
_FACES: Final = {
    Kind.NAME_PLATES: Role.KAI,
    Kind.BADGES: Role.HEI,
    Kind.SIGN_IN: Role.SONG,
}


def compose_stationery(
    book: Book, theme: Theme, typefaces: Typefaces, order: StationeryOrder
) -> Result[Edition]:
    """Return a print edition of ``order``, made with the theme's template and style sheet for it.

    Faults: G050 nobody, G051 no chair's table, G052 too many people, G053 too large for the
    paper, G054 a name that is set small, and those of `compose`.
    """
    try:
        return _composed(book, theme, typefaces, order)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)


def stationery_runs(book: Book, order: StationeryOrder) -> Iterator[TextRun]:
    """Yield the text of ``order`` with its face and place, for checking what can be printed."""
    kind, options, span = order.kind, order.options, order.span
    role = _face_of(order)
    try:
        people = (
            [person for person, _ in at_plates(book, options.people, span)]
            if kind is Kind.NAME_PLATES
            else everybody(book, span)
        )
    except BookError:
        return  # said when it is composed
    if kind is not Kind.NAME_PLATES:
        yield TextRun(role=role, text=meeting_title(book, options), span=span)
    for person in people:
        yield TextRun(role=role, text=person.name, span=person.span)
        if kind is not Kind.NAME_PLATES or options.details:
            yield TextRun(role=_details(kind), text=person.unit + person.duty, span=person.span)


def _face_of(order: StationeryOrder) -> Role:
    """Return the face of the names."""
    return Role(order.options.face) if order.options.face else _FACES[order.kind]


def _details(kind: Kind) -> Role:
    """Return the face of units and duties, as the style sheets have it."""
    return Role.SONG if kind is Kind.SIGN_IN else Role.HEI


def _composed(
    book: Book, theme: Theme, typefaces: Typefaces, order: StationeryOrder
) -> Result[Edition]:
    own, said = _VIEWS[order.kind](book, order.options, order.span)
    latin = latin_of(theme, typefaces)
    templates = Templates(theme)
    name = f"{order.kind.template}.html"
    context = {**own, **_surroundings(book, theme, typefaces, order)}
    tree = templates.parse(name, templates.render(name, context))
    names = typefaces.role(_face_of(order))
    values = {
        **latin.applied(variables(book, theme, typefaces), theme),
        "name-font": names.css,
        "name-font-weight": str(names.weight),
        "paper-size": f"{own['paper_width']:g}mm {own['paper_height']:g}mm",
    }
    styles = dress(theme.cascade(f"{order.kind.template}.css"), theme, values, "")
    document = Document(
        name=name,
        title=meeting_title(book, order.options),
        place=Place.BOOK,
        html=etree.tostring(tree, encoding="unicode"),
    )
    edition = Edition(
        medium=Medium.PRINT,
        book=book,
        documents=(document,),
        contents=(),
        stylesheets=(*latin.sheets, *styles.sheets),
        faces=state_of(typefaces),
        assets=(*styles.assets, *latin.assets),
    )
    return Result(value=edition, diagnostics=(*said, *latin.diagnostics, *styles.diagnostics))


def _surroundings(
    book: Book, theme: Theme, typefaces: Typefaces, order: StationeryOrder
) -> dict[str, object]:
    """Return what every one of these templates sees."""
    return {
        "book": book,
        "labels": labels_for(book.language),
        "colours": {"accent": theme.option("accent")},
        "name_font": _attributes(typefaces, _face_of(order)),
        "details_font": _attributes(typefaces, _details(order.kind)),
    }


def _attributes(typefaces: Typefaces, role: Role) -> dict[str, str]:
    """Return family and weight for the text of a drawing."""
    faces = typefaces.role(role)
    return {"family": drawn_families(faces.css), "weight": str(faces.weight)}
