"""The finished layout into a PDF: its page labels, and what a standard asks for."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pydyf
import weasyprint

from jianbao.diagnostics import Diagnostic
from jianbao.typesetting import codes
from jianbao.typesetting.embedding import faces_embedded
from jianbao.typesetting.folios import Folio
from jianbao.typesetting.labels import number_tree
from jianbao.typesetting.standards import STANDARDS, conform, is_tagged
from jianbao.typesetting.tagging import Tagging, tagged


def tagging_for(name: str) -> AbstractContextManager[Tagging]:
    """Return what tags the pages laid out meanwhile, if the standard ``name`` asks for it."""
    standard = STANDARDS.get(name)
    return tagged() if is_tagged(standard) else nullcontext(Tagging())


def deliver(
    document: weasyprint.Document,
    folios: tuple[Folio, ...],
    dpi: int,
    name: str,
    tagging: Tagging,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return ``document`` as a PDF that keeps the standard ``name``, none where it is empty.

    Says L008 where the PDF could not be tagged and L009 where a character has no glyph.
    """
    standard = STANDARDS.get(name)
    options: dict[str, Any] = {"custom_metadata": True, **(standard.options if standard else {})}

    def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
        if folios:
            pdf.catalog["PageLabels"] = number_tree(folios)
        if standard:
            conform(document, pdf, standard)

    if is_tagged(standard):
        tagging.prepare(document)
    with faces_embedded():
        data = bytes(document.write_pdf(dpi=dpi, finisher=finish, **options))
    return data, (*tagging.diagnostics, *lacking_glyphs(document, name))


def lacking_glyphs(document: weasyprint.Document, name: str) -> tuple[Diagnostic, ...]:
    """Return L009 if a character of ``document``, which keeps the standard ``name``, has no glyph."""
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if not missing or name not in STANDARDS:
        return ()
    characters = "".join(map(chr, missing))
    told = codes.NO_GLYPH.of(name=name, characters=characters)
    return (told,)
