"""Pages: the blank ones, and whether they fill the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from jianbao.diagnostics import Severity, Text
from jianbao.preflight.geometry import common
from jianbao.preflight.model import Fault, Sheet, Terms


def check(pdf: pikepdf.Pdf, sheets: Sequence[Sheet], terms: Terms) -> Iterator[Fault]:
    """V060 a page with nothing on it, V061 a number of pages that does not fill the sheets."""
    del pdf
    for sheet in sheets:
        if not any(common(mark.box, sheet.trim) for mark in sheet.marks):
            yield Fault(
                code="V060",
                severity=Severity.NOTICE,
                what=Text("空白页，请看是不是有意的", "a blank page: is it meant?"),
                page=sheet.number,
            )
    lacking = -len(sheets) % terms.multiple if terms.multiple else 0
    if lacking:
        yield Fault(
            code="V061",
            severity=Severity.WARNING,
            what=Text(
                f"共 {len(sheets)} 页，不是 {terms.multiple} 的倍数，还差 {lacking} 页",
                f"{len(sheets)} pages are no multiple of {terms.multiple}: {lacking} are lacking",
            ),
            hint=Text(
                "用 jianbao impose 拼版会自动补空白页，或自己加页",
                "jianbao impose adds blank pages; or add some of your own",
            ),
        )
