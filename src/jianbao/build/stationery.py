"""Name plates, badges, the sign-in sheet: composed from the list of participants, then printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jianbao import edition, fonts, outputs
from jianbao.build.model import Prepared
from jianbao.config.options import OutputChoice
from jianbao.diagnostics import Result


def make_stationery(
    prepared: Prepared, choice: OutputChoice, kind: edition.Kind, modified: datetime
) -> Result[outputs.Artifact]:
    """Return ``kind`` as a PDF, unless a character can be set by no face (F006, F007)."""
    span = prepared.config.span(f"outputs.{choice.name}")
    order = edition.StationeryOrder(kind=kind, options=choice.stationery, span=span)
    book, typefaces = prepared.book, prepared.typefaces
    composed = edition.compose_stationery(book, prepared.theme, typefaces, order)
    lacking = fonts.check_coverage(
        typefaces,
        edition.stationery_runs(book, order),
        allow_missing=prepared.config.fonts.allow_missing,
    )
    said = (*composed.diagnostics, *lacking)
    if composed.value is None or any(item.is_error for item in said):
        return Result(value=None, diagnostics=said)
    produced = outputs.produce(composed.value, choice, modified=modified)
    return replace(produced, diagnostics=(*said, *produced.diagnostics))
