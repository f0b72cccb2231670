"""The OFD, made from the printed edition in memory."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from jianbao.diagnostics import Result
from jianbao.edition.templates.official import official_view
from jianbao.ofd.convert import convert
from jianbao.products.commission import Artifact, Commission
from jianbao.products.ofd.options import OfdOptions
from jianbao.products.ofd.tags import tags_of


def make(commission: Commission[OfdOptions]) -> Result[Artifact]:
    """Return the OFD of the PDF; nothing where that has come to nothing.

    In an official document (公文) its elements are marked.
    """
    printed = commission.obtain("pdf")
    if printed.value is None or printed.failed:
        return replace(printed, value=None)
    is_official = "authority-size" in dict(commission.theme.options)
    tagged = (
        partial(tags_of, commission.book, official_view(commission.book)) if is_official else None
    )
    made = convert(
        printed.value.data, commission.span(), tagged=tagged, modified=commission.modified.date()
    )
    said = (*printed.diagnostics, *made.diagnostics)
    if made.value is None:
        return Result(value=None, diagnostics=said)
    artifact = Artifact(data=made.value, page_count=printed.value.page_count)
    return Result(value=artifact, diagnostics=said)
