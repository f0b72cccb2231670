"""An article, or what an issue holds, as one high picture: the pages of print on a strip of paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jianbao.book import Book, Chapter, Meeting, Part
from jianbao.config.model import Option
from jianbao.diagnostics import Result
from jianbao.edition.asides import dress_asides
from jianbao.edition.labels import labels_for
from jianbao.edition.model import Medium, PrintEdition
from jianbao.edition.notes import circled
from jianbao.edition.print.compose import code_of, finished
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.views import context_of
from jianbao.edition.titles.run_in import mark_run_in_headings
from jianbao.fonts import Typefaces
from jianbao.themes import Theme

_TEMPLATE: Final = "long-image.html"
_SHEETS: Final = ("print.css", "style.css", "long-image.css")
_STRIP: Final[dict[str, Option]] = {
    "page-size": "135mm 765mm",
    "type-width": "120mm",
    "type-height": "735mm",
    "margin-top": "15mm",
    "margin-bottom": "15mm",
    "margin-inner": "7.5mm",
    "margin-outer": "7.5mm",
    "chars-per-line": 20,
    "lines-per-page": 70,
    "two-columns": False,
    "vertical": False,
}
"""Options of the theme: twenty characters in a line, each 48 of 1080 pixels wide."""
MARGIN: Final = 15.0
"""Millimetres above and below what stands on the strip."""
WIDTH: Final = 135.0
"""Millimetres."""


def compose_slices(
    book: Book, theme: Theme, typefaces: Typefaces, chapter: Chapter | None
) -> Result[PrintEdition]:
    """Return ``chapter``, or where there is none what the issue holds, on strips of paper.

    Notes stand behind the text. Raises BookError on a faulty template.
    """
    known = {name for name, _ in theme.options}
    strip = {name: value for name, value in _STRIP.items() if name in known}
    theme = replace(theme, options=tuple({**dict(theme.options), **strip}.items()))
    if chapter is not None:
        part = Part(id="part-1", chapters=(chapter,))
        book = replace(book, parts=(part,), foreword=None, meeting=Meeting())
    context = context_of(book, theme, Medium.WEB, typefaces, "#{}".format)
    context |= {"has_text": chapter is not None, "code": code_of(book.address)}
    templates = Templates(theme)
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    if theme.option("run-in"):
        mark_run_in_headings(tree)
    dress_asides(tree, labels_for(book.language))
    for link in tree.iter("a"):
        link.attrib.pop("href", "")  # nobody follows a link in a picture
        if link.get("class") == "noteref":
            link.text = circled(link.text or "")
    return finished(tree, book, theme, typefaces, sheets=_SHEETS)
