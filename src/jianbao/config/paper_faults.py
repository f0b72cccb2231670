"""What can be wrong with what is said of paper: codes C070 to C072."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.config.fault import Fault
from jianbao.diagnostics import Text

if TYPE_CHECKING:
    from jianbao.config.reading import Place


def no_such_paper(place: Place, text: str) -> Fault:
    """Return C070: neither the name of a sheet nor two lengths."""
    return Fault(
        "C070",
        Text(
            f"“{place.label}”应当是纸张，现在是“{text}”",
            f"“{place.label}”: expected a size of paper, found “{text}”",
        ),
        Text("例如 A3、SRA3、大度对开、320mm 450mm", "for instance A3, SRA3 or 320mm 450mm"),
    )


def no_thickness(place: Place, text: str) -> Fault:
    """Return C071: no thickness of a leaf."""
    return Fault(
        "C071",
        Text(
            f"“{place.label}”应当是一张纸的厚度，现在是“{text}”",
            f"“{place.label}”: expected the thickness of a leaf, found “{text}”",
        ),
        Text("例如 0.1mm、80g 或 157g*0.85", "for instance 0.1mm, 80g or 157g*0.85"),
    )


def no_place_for_blanks(place: Place, text: str) -> Fault:
    """Return C072: no place where blank pages can go."""
    return Fault(
        "C072",
        Text(
            f"“{place.label}”应当说明空白页放在哪里，现在是“{text}”",
            f"“{place.label}”: expected where blank pages go, found “{text}”",
        ),
        Text("前、后、封底前，或者“第 2 页后”", "front, end, back, or “after 2”"),
    )
