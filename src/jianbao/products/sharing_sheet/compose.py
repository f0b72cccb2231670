"""The document of a sharing sheet: the theme's cover, what the issue holds, its code, the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from lxml import etree

from jianbao.book import Asset, Book
from jianbao.diagnostics import Result
from jianbao.edition.contents import flat
from jianbao.edition.model import Document, DocumentRole, Medium, PrintEdition
from jianbao.edition.symbols import qr
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.edition.titles.lines import width_of
from jianbao.fonts import Typefaces, state_of
from jianbao.products.sharing_sheet.advice import advice_for, is_file, is_near
from jianbao.themes import Theme
from jianbao.typesetting.settings import Composition

_TEMPLATE: Final = "sharing-sheet.html"
_CODE: Final = 52.0
"""Millimetres, read from two metres away."""
_MEASURE, _LINES = 21, 14
"""Characters in a line of the list, and lines that stand beside the cover."""
_LONGEST_ADDRESS: Final = 90
"""Characters that somebody would still type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line of what the issue holds: an article, or the 栏目 above several."""

    text: str
    is_part: bool


def compose_sheet(
    book: Book, theme: Theme, typefaces: Typefaces, cover: Asset | None
) -> Result[PrintEdition]:
    """Return the sheet of ``book`` with ``cover``, or the theme's cover where there is none.

    Raises BookError on a faulty template.
    """
    context = context_of(book, theme, Medium.PRINT, typefaces, "#{}".format)
    lines = _lines(book)
    shown = _fitting(lines)
    phones = advice_for(book.language)
    context |= {
        "picture": cover.href if cover else "",
        "lines": shown,
        "others": phones.others.format(len(book.chapters)) if len(shown) < len(lines) else "",
        "code": qr(book.address, _CODE, "black", "white").markup,
        "address": book.address if len(book.address) <= _LONGEST_ADDRESS else "",
        "advice": phones,
        "near": phones.near if is_near(book.address) else "",
        "is_file": is_file(book.address),
    }
    templates = Templates(theme)
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    values = variables(book, theme, typefaces)
    styles = dress(theme.cascade("cover.css", "sharing-sheet.css"), theme, values, "")
    edition = PrintEdition(
        book=book,
        documents=(
            Document(
                name=_TEMPLATE,
                title=flat(book.title),
                place=DocumentRole.COVER,
                html=etree.tostring(tree, encoding="unicode"),
            ),
        ),
        contents=(),
        stylesheets=styles.sheets,
        faces=state_of(typefaces),
        lines=Composition(),
        assets=(
            *(each for each in book.assets if each.href == context["lead_picture"]),
            *((cover,) if cover else ()),
            *styles.assets,
        ),
    )
    return Result(value=edition, diagnostics=styles.diagnostics)


def _lines(book: Book) -> tuple[SheetLine, ...]:
    return tuple(
        line
        for part in book.parts
        for line in (
            *((SheetLine(text=flat(part.title), is_part=True),) if part.title else ()),
            *(SheetLine(text=flat(each.title), is_part=False) for each in part.chapters),
        )
    )


def _fitting(lines: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    """Return as many of ``lines`` as stand beside the cover, no 栏目 without an article."""
    room, shown = _LINES, list[SheetLine]()
    for line in lines:
        room -= ceil(width_of(line.text) / _MEASURE)
        if room < (line is not lines[-1]):
            break
        shown.append(line)
    while shown and shown[-1].is_part:
        shown.pop()
    return tuple(shown)
