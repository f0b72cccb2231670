"""The web page: composed, given its faces and put into one file."""

from __future__ import annotations

from dataclasses import replace

from jianbao import edition
from jianbao.diagnostics import Result
from jianbao.products.commission import Artifact, Commission
from jianbao.products.web.options import WebOptions
from jianbao.products.web.page import produce


def make(commission: Commission[WebOptions]) -> Result[Artifact]:
    """Return the book as one HTML file."""
    options = commission.options
    printed = commission.made.get("pdf")
    composed = edition.compose_web(
        commission.book,
        commission.theme,
        commission.typefaces,
        printed.starts if printed else (),
    )
    if composed.value is None or composed.failed:
        return Result(value=None, diagnostics=composed.diagnostics)
    embedded = edition.embed_faces(
        composed.value, commission.typefaces, options.faces, options.face_format
    )
    made = produce(embedded.value or composed.value, picture_quality=options.picture_quality)
    said = (*composed.diagnostics, *embedded.diagnostics, *made.diagnostics)
    return replace(made, diagnostics=said)
