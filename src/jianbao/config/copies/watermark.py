"""The text of a watermark, with places for what is different in each copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jianbao.config.copies import faults
from jianbao.config.scalars import Words

if TYPE_CHECKING:
    from jianbao.config.fault import Fault
    from jianbao.config.reading import Place

PLACES = {
    "姓名": "name", "单位": "unit", "份号": "digits",
    "name": "name", "unit": "unit", "number": "digits",
}  # fmt: skip
"""What may stand in braces, and the attribute of a copy that takes its place."""
PLACE = re.compile(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")


def fault_of(template: str) -> Fault | None:
    """Return what is wrong with ``template``, if anything."""
    unknown = next((match[0] for match in PLACE.finditer(template) if match[1] not in PLACES), None)
    left_over = re.search(r"[{}｛｝]", PLACE.sub("", template))
    text = unknown or (left_over[0] if left_over else None)
    return faults.unknown_place(text, ("姓名", "单位", "份号")) if text else None


class WatermarkText(Words):
    """Text in which ``{姓名}``, ``{单位}`` and ``{份号}`` stand for those of each copy."""

    def parse(self, text: str, place: Place) -> str | Fault:
        """Return the template."""
        del place
        return fault_of(text) or text
