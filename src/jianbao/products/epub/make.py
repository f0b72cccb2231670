"""The e-book: composed with the pages of the print, given its faces and packed."""

from __future__ import annotations

from dataclasses import replace

from jianbao import edition
from jianbao.diagnostics import Diagnostic, Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.epub import codes
from jianbao.products.epub.assembly import produce
from jianbao.products.epub.options import EpubOptions
from jianbao.products.epub.own_cover import read_cover


def make(commission: Commission[EpubOptions]) -> Result[Artifact]:
    """Return the EPUB; E008 where it lacks the pages that it has when all products are made."""
    options = commission.options
    starts, said = _starts_of(commission)
    composed = edition.compose_ebook(
        commission.book, commission.theme, commission.typefaces, starts, commission.kept
    )
    said += composed.diagnostics
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=said)
    embedded = edition.embed_faces(
        composed.value, commission.typefaces, options.faces, options.face_format
    )
    made = produce(
        embedded.value or composed.value,
        modified=commission.modified,
        options=options,
        cover=read_cover(commission.config, commission.options).value,
        kept=commission.kept,
    )
    return replace(made, diagnostics=(*said, *embedded.diagnostics, *made.diagnostics))


def _starts_of(
    commission: Commission[EpubOptions],
) -> tuple[tuple[edition.PageStart, ...], tuple[Diagnostic, ...]]:
    """Return where the printed pages begin, as far as the e-book is to tell it.

    Where they have to be found for the e-book alone, only errors are passed on: how the lines of
    the print turned out is not the question.
    """
    wanted = commission.options.page_list
    if wanted is False:
        return (), ()
    if "pdf" in commission.made:
        return commission.made["pdf"].starts, ()
    if wanted:
        printed = commission.obtain("pdf")
        errors = tuple(item for item in printed.diagnostics if item.is_error)
        return printed.value.starts if printed.value else (), errors
    lacks = any(choice.name == "pdf" for choice in commission.config.outputs)
    return (), (codes.NO_PAGE_LIST.at(commission.config.span("outputs")),) if lacks else ()
