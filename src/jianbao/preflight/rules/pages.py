"""Pages: the blank ones, and whether they fill the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.preflight import codes
from jianbao.preflight.geometry import common
from jianbao.preflight.model import ExaminedPage, PageFault, Terms


def check(pdf: pikepdf.Pdf, sheets: Sequence[ExaminedPage], terms: Terms) -> Iterator[PageFault]:
    """V060 a page with nothing on it, V061 a number of pages that does not fill the sheets."""
    del pdf
    for sheet in sheets:
        if not any(common(mark.box, sheet.trim) for mark in sheet.marks):
            yield PageFault(told=codes.BLANK_PAGE.of(), page=sheet.number)
    lacking = -len(sheets) % terms.multiple if terms.multiple else 0
    if lacking:
        yield PageFault(
            told=codes.LACKING_PAGES.of(count=len(sheets), multiple=terms.multiple, lacking=lacking)
        )
