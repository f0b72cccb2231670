"""The booklet, made from the printed edition in memory."""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import Result
from jianbao.imposition.impose import impose
from jianbao.imposition.options import Booklet
from jianbao.products.commission import Artifact, Commission


def make(commission: Commission[Booklet]) -> Result[Artifact]:
    """Return the sheets of the PDF; nothing where that has come to nothing."""
    printed = commission.obtain("pdf")
    if printed.value is None or printed.failed:
        return replace(printed, value=None)
    result = impose(printed.value.data, commission.options, commission.span())
    said = (*printed.diagnostics, *result.diagnostics)
    if result.value is None:
        return Result(value=None, diagnostics=said)
    artifact = Artifact(data=result.value.data, page_count=2 * result.value.sheets)
    return Result(value=artifact, diagnostics=said)
