"""The text of a watermark, with places for what is different in each copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config.scalars import Words
from jianbao.products.copies import codes

if TYPE_CHECKING:
    from jianbao.config.reading import Place
    from jianbao.diagnostics import Diagnostic

PLACES = {
    "姓名": "name", "单位": "unit", "份号": "digits",
    "name": "name", "unit": "unit", "number": "digits",
}  # fmt: skip
"""What may stand in braces, and the attribute of a copy that takes its place."""
PLACE = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")


def fault_of(template: str) -> Diagnostic | None:
    """Return what is wrong with ``template``, if anything."""
    unknown = next((match[0] for match in PLACE.finditer(template) if match[1] not in PLACES), None)
    left_over = re.search(r"[{}｛｝]", PLACE.sub("", template))
    text = unknown or (left_over[0] if left_over else None)
    return codes.UNKNOWN_PLACE.of(text=text, places="、".join(PLACES)) if text else None


class WatermarkText(Words):
    """Text in which ``{姓名}``, ``{单位}`` and ``{份号}`` stand for those of each copy."""

    def parse(self, text: str, place: Place) -> str | Diagnostic:
        """Return the template."""
        del place
        return fault_of(text) or text
