"""The one-piece cover as PDF: one page, its boxes and marks as a print shop wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jianbao.config.options import PrintOptions
from jianbao.diagnostics import Result
from jianbao.edition.model import Edition
from jianbao.outputs import pdf
from jianbao.outputs.model import Artifact

_NO_OPTIONS = PrintOptions()


def produce(
    edition: Edition, *, modified: datetime, printing: PrintOptions = _NO_OPTIONS
) -> Result[Artifact]:
    """Return the cover that ``edition`` is; bleed and marks are those of its own geometry."""
    wrap = edition.wrap
    if wrap is not None:
        printing = replace(printing, bleed=wrap.bleed, marks=wrap.marks)
    made = pdf.produce(edition, modified=modified, printing=printing)
    if made.value is None:
        return made
    ending = "-封皮.pdf" if edition.book.language.startswith("zh") else "-cover.pdf"
    return replace(made, value=replace(made.value, ending=ending))
