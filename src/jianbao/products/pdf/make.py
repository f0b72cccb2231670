"""The PDF of a book: composed, laid out, looked at before it goes to press."""

from __future__ import annotations

from dataclasses import replace

from jianbao import edition
from jianbao.diagnostics import Diagnostic, Result, Severity
from jianbao.preflight.model import Terms
from jianbao.products.commission import Artifact, Commission
from jianbao.products.model import Options
from jianbao.products.pdf.options import PrintOptions
from jianbao.products.pdf.production import produce


def make(commission: Commission[PrintOptions]) -> Result[Artifact]:
    """Return the printed book, with what preflight has to say of it."""
    composed = edition.compose_print(commission.book, commission.theme, commission.typefaces)
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    made = produce(
        composed.value,
        modified=commission.modified,
        printing=commission.options,
        executor=commission.executor,
        kept=commission.kept,
    )
    html = composed.value.documents[0].html
    lost = edition.unprinted(commission.book, html, commission.theme, commission.config.span)
    said = (*composed.diagnostics, *lost, *made.diagnostics)
    return looked_at(replace(made, diagnostics=said), commission, commission.options)


def looked_at(
    made: Result[Artifact], commission: Commission[Options], printing: PrintOptions
) -> Result[Artifact]:
    """Return ``made`` with what preflight says of it: all for the press, else what is wrong.

    A PDF that is for no press, of no standard and in the colours of the screen is not looked at.
    """
    asked = commission.for_press or printing.standard or printing.colour
    if made.value is None or not asked:
        return made
    said = _preflight(made.value.data, commission.file, printing)
    kept = [item for item in said if commission.for_press or item.severity is not Severity.NOTICE]
    return replace(made, diagnostics=(*made.diagnostics, *kept))


def _preflight(data: bytes, name: str, printing: PrintOptions) -> tuple[Diagnostic, ...]:
    from jianbao.preflight.check import check  # noqa: PLC0415 - takes long to load, and few books need it

    colour = printing.colour or ("cmyk" if printing.standard == "pdf/x-4" else "")
    return check(data, name, Terms(colour=colour))
