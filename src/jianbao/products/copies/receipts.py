"""The receipt list (签收单): who signs for which copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from jianbao.book import Book
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.edition.labels import labels_for
from jianbao.edition.model import Medium
from jianbao.edition.templates.rendering import Templates
from jianbao.edition.templates.styles import dress, variables
from jianbao.edition.templates.views import context_of
from jianbao.fonts import Role, TextRun, Typefaces, check_coverage
from jianbao.products.copies.model import Copy
from jianbao.themes import Theme
from jianbao.typesetting.job import Job, JobStyle

_TEMPLATE: Final = "receipts.html"
_STYLES: Final = "receipts.css"
_SHORT: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptWords:
    """The fixed words of the list."""

    receipts: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """A line of the list as its template sees it."""

    digits: str
    unit: str
    name: str


_CHINESE: Final = ReceiptWords(
    receipts="签收单", heads=("序号", "份号", "单位", "姓名", "签名", "日期")
)
_TRADITIONAL: Final = ReceiptWords(
    receipts="簽收單", heads=("序號", "份號", "單位", "姓名", "簽名", "日期")
)
_ENGLISH: Final = ReceiptWords(
    receipts="Receipt list", heads=("", "Copy", "Unit", "Name", "Signature", "Date")
)


def receipts(
    copies: tuple[Copy, ...], book: Book, theme: Theme, typefaces: Typefaces
) -> Result[tuple[bytes, int]]:
    """Return the receipt list of ``copies`` as PDF, and its pages.

    Its template and styles are the theme's ``receipts.html`` and ``receipts.css``. Faults: those
    of templates, styles and layout, and F006 and F007 for characters that a face lacks.
    """
    said = _lacking(copies, typefaces)
    if any(item.is_error for item in said):
        return Result(value=None, diagnostics=said)
    try:
        job, found = _job(copies, book, theme, typefaces)
    except BookError as error:
        return Result(value=None, diagnostics=(*said, *error.diagnostics))
    # Loaded here: it takes long, and most builds make no such list.
    from jianbao.typesetting.engine import typeset  # noqa: PLC0415

    result = typeset(job)
    said = (*said, *found, *result.diagnostics)
    if result.value is None:
        return Result(value=None, diagnostics=said)
    return Result(value=(result.value.pdf, result.value.page_count), diagnostics=said)


def _job(
    copies: tuple[Copy, ...], book: Book, theme: Theme, typefaces: Typefaces
) -> tuple[Job, tuple[Diagnostic, ...]]:
    templates = Templates(theme)
    context = {
        **context_of(book, theme, Medium.PRINT, typefaces, "#{}".format),
        "words": _words(book.language),
        "rows": tuple(
            ReceiptView(digits=copy.digits, unit=copy.unit, name=_spread(copy.name))
            for copy in copies
        ),
    }
    tree = templates.parse(_TEMPLATE, templates.render(_TEMPLATE, context))
    styles = dress(theme.cascade(_STYLES), theme, variables(book, theme, typefaces), "")
    job = Job(
        html=etree.tostring(tree, encoding="unicode"),
        styles=tuple(JobStyle(file=sheet.name, css=sheet.css) for sheet in styles.sheets),
        resources=tuple((item.href, item.media_type, item.data) for item in styles.assets),
    )
    return job, styles.diagnostics


def _words(language: str) -> ReceiptWords:
    if language.startswith("zh"):
        return _TRADITIONAL if labels_for(language).contents == "目錄" else _CHINESE
    return _ENGLISH


def _spread(name: str) -> str:
    """Return a name of two characters as wide as one of three."""
    return "\u3000".join(name) if _SHORT.fullmatch(name) else name


def _lacking(copies: tuple[Copy, ...], typefaces: Typefaces) -> tuple[Diagnostic, ...]:
    runs = [
        TextRun(role=Role.FANGSONG, text=copy.unit + copy.name, span=copy.span or Span(file=""))
        for copy in copies
    ]
    return check_coverage(typefaces, runs, allow_missing=False)
