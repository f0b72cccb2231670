"""The document of a cover: panels of the theme's template, placed by its style sheet."""

from __future__ import annotations

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.edition.contents import flat
from jianbao.edition.labels import labels_for
from jianbao.edition.model import Document, DocumentRole, Medium, PrintEdition
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.fonts import Role, TextRun, Typefaces, check_coverage, state_of
from jianbao.products.cover import codes, spine
from jianbao.products.cover.back import MARGIN, SpanOf, back_of
from jianbao.products.cover.front import picture_of
from jianbao.products.cover.geometry import FEWEST_PAGES, THINNEST_BLOCK, Wrap, spine_width
from jianbao.products.cover.options import CoverOptions
from jianbao.products.cover.paper_sizes import SHEETS, page_size
from jianbao.themes import Theme

_TEMPLATE = "cover-wrap.html"
_DRAWN_WIDTH, _DRAWN_HEIGHT = 150.0, 200.0
"""mm: the size for which the themes draw their cover page (cover.css)."""
_FIGURES = "OCR-B, OCRB, "
"""What GB/T 12906-2008 asks for below the bars, where it is installed; 黑体 else."""
_MARKS = 10.0
"""mm around the trimmed sheet that crop marks take."""


def compose_cover(
    book: Book, theme: Theme, typefaces: Typefaces, options: CoverOptions, span_of: SpanOf
) -> Result[tuple[PrintEdition, Wrap]]:
    """Return the cover of ``book``, whose pages ``options`` tells, in the dress of ``theme``.

    With it comes where everything lies on the sheet.

    Faults: those of `compose`, of pictures (I###), and H004 to H014.
    """
    try:
        return _compose(book, theme, typefaces, options, span_of)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)


def _compose(
    book: Book, theme: Theme, typefaces: Typefaces, options: CoverOptions, span_of: SpanOf
) -> Result[tuple[PrintEdition, Wrap]]:
    wrap = _wrap(theme, options, span_of)
    picture = picture_of(book.folder, options, wrap, span_of("outputs.cover.picture"))
    family = _FIGURES + typefaces.role(Role.HEI).css.replace('"', "'")
    back = back_of(book, options, wrap, family, span_of)
    context = context_of(book, theme, Medium.PRINT, typefaces, "#{}".format)
    letters = _letters(book, wrap, str(context["masthead_name"]), str(context["issue"]))
    templates = Templates(theme)
    shown = {**context, "wrap": wrap, "picture": picture.value, "back": back, "spine": letters}
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, shown))
    values = {**variables(book, theme, typefaces), **_measures(wrap)}
    styles = dress(theme.cascade("cover.css", "wrap.css"), theme, values, "")
    edition = PrintEdition(
        book=book,
        documents=(
            Document(
                name="cover.html",
                title=flat(book.title),
                place=DocumentRole.COVER,
                html=etree.tostring(tree, encoding="unicode"),
            ),
        ),
        contents=(),
        stylesheets=styles.sheets,
        faces=state_of(typefaces),
        assets=(
            *(each for each in book.assets if each.href == context["lead_picture"]),
            *back.assets,
            *((picture.value,) if picture.value else ()),
            *styles.assets,
        ),
    )
    lacking = _lacking(typefaces, back.blurb, span_of("outputs.cover.blurb"))
    doubts = (*_doubts(wrap, options, letters, span_of), *lacking, *back.diagnostics)
    said = (*doubts, *picture.diagnostics, *styles.diagnostics)
    return Result(value=(edition, wrap), diagnostics=said)


def _lacking(typefaces: Typefaces, blurb: tuple[str, ...], span: Span) -> tuple[Diagnostic, ...]:
    """Return what characters of the back's text the faces lack (F006, F007)."""
    run = TextRun(role=Role.SONG, text="".join(blurb), span=span)
    return check_coverage(typefaces, (run,), allow_missing=False)


def _wrap(theme: Theme, options: CoverOptions, span_of: SpanOf) -> Wrap:
    """Return the sheet's geometry; raises BookError (H012) where the page's size is unknown."""
    written = str(theme.option("page-size"))
    size = page_size(written)
    if size is None:
        raise BookError(codes.UNKNOWN_SIZE.at(span_of("theme.options.page-size"), written=written))
    return Wrap(
        page_width=size[0],
        page_height=size[1],
        spine=spine_width(options),
        flap=options.flap,
        bleed=options.bleed,
        marks=options.marks,
        right_bound=options.binding == "right",
    )


def _letters(book: Book, wrap: Wrap, name: str, issue: str) -> tuple[spine.SpinePart, ...]:
    listing = "\u3000" if book.language.startswith("zh") else labels_for(book.language).listing
    authors = listing.join(book.authors)
    foot = "\u3000".join(part for part in (issue, book.issuer) if part)
    return spine.pieces(wrap, flat(name), authors, foot)


def _measures(wrap: Wrap) -> dict[str, str]:
    """Return the lengths that wrap.css asks for.

    The theme's cover page is drawn as large as fits the front (``drawn-scale``); what is left
    around it on the page is ``spread-x`` and ``spread-y``, in its own scale as ``drawn-bleed`` is.
    """
    scale = min(wrap.page_width / _DRAWN_WIDTH, wrap.page_height / _DRAWN_HEIGHT)
    lengths = {
        "wrap-width": wrap.width,
        "wrap-height": wrap.page_height,
        "wrap-bleed": wrap.bleed,
        "wrap-margin": MARGIN,
        "page-width": wrap.page_width,
        "spine-width": wrap.spine,
        "spine-left": wrap.spine_left,
        "front-left": wrap.front_left,
        "back-left": wrap.back_left,
        "picture-left": wrap.front_left - (wrap.bleed if wrap.right_bound else 0),
        "picture-width": wrap.page_width + wrap.bleed,
        "picture-height": wrap.page_height + 2 * wrap.bleed,
        "drawn-bleed": wrap.bleed / scale,
        "drawn-bleed-left": wrap.bleed / scale if wrap.right_bound else 0,
        "drawn-bleed-right": 0 if wrap.right_bound else wrap.bleed / scale,
        "spread-x": (wrap.page_width / scale - _DRAWN_WIDTH) / 2,
        "spread-y": (wrap.page_height / scale - _DRAWN_HEIGHT) / 2,
        "band-height": 10 * scale,
    }
    return {
        **{name: f"{length:.4f}mm" for name, length in lengths.items()},
        "drawn-scale": f"{scale:.6f}",
    }


def _doubts(
    wrap: Wrap, options: CoverOptions, letters: tuple[spine.SpinePart, ...], span_of: SpanOf
) -> list[Diagnostic]:
    """Return what a print shop would object to (H004 to H006, H011)."""
    found = []
    span = span_of("outputs.cover.spine")
    if options.pages < FEWEST_PAGES or wrap.spine < THINNEST_BLOCK:
        found.append(codes.TOO_THIN.at(span, pages=options.pages, spine=wrap.spine))
    if not letters:
        found.append(codes.NO_LETTERING.at(span, spine=wrap.spine))
    elif letters[0].size < spine.SMALLEST:
        found.append(codes.SMALL_LETTERING.at(span_of("title"), points=letters[0].size * 72 / 25.4))
    around = 2 * (max(wrap.bleed, _MARKS) if wrap.marks else wrap.bleed)
    sides = (wrap.width + around, wrap.page_height + around)
    long, short, name = SHEETS[options.sheet]
    if max(sides) > long or min(sides) > short:
        found.append(
            codes.TOO_LARGE.at(
                span_of("outputs.cover.sheet"), width=sides[0], height=sides[1], sheet=name
            )
        )
    return found
