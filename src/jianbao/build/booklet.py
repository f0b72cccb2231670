"""The booklet, made from the printed edition in memory."""

from __future__ import annotations

from jianbao import outputs
from jianbao.config import BookConfig
from jianbao.config.options import OutputChoice
from jianbao.diagnostics import Result


def bind(
    printed: Result[outputs.Artifact], choice: OutputChoice, settings: BookConfig
) -> Result[outputs.Artifact]:
    """Return the sheets of ``printed``; nothing where that has come to nothing."""
    if printed.value is None or printed.failed:
        return Result(value=None)
    from jianbao.imposition import impose  # noqa: PLC0415 - takes long to load, and few books need it

    result = impose(printed.value.data, choice.booklet, settings.span("outputs.booklet"))
    if result.value is None:
        return Result(value=None, diagnostics=result.diagnostics)
    artifact = outputs.Artifact(
        ending="-拼版.pdf",
        media_type="application/pdf",
        data=result.value.data,
        page_count=2 * result.value.sheets,
    )
    return Result(value=artifact, diagnostics=result.diagnostics)
