"""compose_stationery: from the list of participants to a print edition of plates, badges, lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from lxml import etree

from jianbao.diagnostics import BookError, Result, Span
from jianbao.edition.labels import labels_for
from jianbao.edition.lettering import drawn_families
from jianbao.edition.model import Document, DocumentRole, PrintEdition
from jianbao.edition.print.latin import latin_of
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.fonts import Role, TextRun, Typefaces, check_coverage, state_of
from jianbao.products.commission import Commission
from jianbao.products.stationery.model import Stationery, View
from jianbao.products.stationery.options import StationeryOptions

Options = TypeVar("Options", bound=StationeryOptions)


def compose_stationery(
    commission: Commission[Options], stationery: Stationery[Options]
) -> Result[PrintEdition]:
    """Return a print edition of ``stationery``, made with the theme's template and style sheet.

    Faults: G050 nobody, G051 no chair's table, G052 too many people, G053 too large for the
    paper, G054 a name that is set small, F006 and F007 characters that a face lacks, and those of
    `compose`.
    """
    role = Role(commission.options.face) if commission.options.face else stationery.names
    span = commission.span()
    try:
        view = stationery.view(commission.book, commission.options, span)
        composed = _composed(commission, stationery, view, role)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    lacking = check_coverage(
        commission.typefaces,
        _runs(view, role, stationery.details, span),
        allow_missing=commission.config.fonts.allow_missing,
    )
    return Result(value=composed.value, diagnostics=(*composed.diagnostics, *lacking))


def _runs(view: View, names: Role, details: Role, span: Span) -> Iterator[TextRun]:
    """Yield the text that is printed with its face and place."""
    if view.title:
        yield TextRun(role=names, text=view.title, span=span)
    for person in view.people:
        yield TextRun(role=names, text=person.name, span=person.span)
        if view.has_details:
            yield TextRun(role=details, text=person.unit + person.duty, span=person.span)


def _composed(
    commission: Commission[Options], stationery: Stationery[Options], view: View, role: Role
) -> Result[PrintEdition]:
    book, theme, typefaces = commission.book, commission.theme, commission.typefaces
    latin = latin_of(theme, typefaces)
    templates = Templates(theme)
    name = f"{stationery.template}.html"
    surroundings = {
        "book": book,
        "labels": labels_for(book.language),
        "colours": {"accent": theme.option("accent")},
        "name_font": _attributes(typefaces, role),
        "details_font": _attributes(typefaces, stationery.details),
    }
    tree = templates.parse(name, templates.render(name, {**view.values, **surroundings}))
    names = typefaces.role(role)
    values = {
        **latin.applied(variables(book, theme, typefaces), theme),
        "name-font": names.css,
        "name-font-weight": str(names.weight),
        "paper-size": f"{view.paper[0]:g}mm {view.paper[1]:g}mm",
    }
    styles = dress(theme.cascade(f"{stationery.template}.css"), theme, values, "")
    document = Document(
        name=name,
        title=book.title,
        place=DocumentRole.BOOK,
        html=etree.tostring(tree, encoding="unicode"),
    )
    edition = PrintEdition(
        book=book,
        documents=(document,),
        contents=(),
        stylesheets=(*latin.sheets, *styles.sheets),
        faces=state_of(typefaces),
        assets=(*styles.assets, *latin.assets),
    )
    said = (*view.diagnostics, *latin.diagnostics, *styles.diagnostics)
    return Result(value=edition, diagnostics=said)


def _attributes(typefaces: Typefaces, role: Role) -> dict[str, str]:
    """Return family and weight for the text of a drawing."""
    faces = typefaces.role(role)
    return {"family": drawn_families(faces.css), "weight": str(faces.weight)}
