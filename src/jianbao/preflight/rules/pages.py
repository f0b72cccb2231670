"""Pages: the blank ones, and whether they fill the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.preflight import codes
from jianbao.preflight.geometry import common
from jianbao.preflight.model import Fault, Sheet, Terms


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V060 a page with nothing on it, V061 a number of pages that does not fill the sheets."""
    del pdf
    for sheet in sheets:
        if not any(common(mark.box, sheet.trim) for mark in sheet.marks):
            yield Fault(told=codes.BLANK_PAGE.of(), page=sheet.number)
    lacking = -len(sheets) % terms.multiple if terms.multiple else 0
    if lacking:
        yield Fault(
            told=codes.LACKING_PAGES.of(count=len(sheets), multiple=terms.multiple, lacking=lacking)
        )
