"""Paper, as people name it: its size and the thickness of a leaf."""

from __future__ import annotations

import re

Size = tuple[float, float]
"""Width and height, mm."""

# ISO 216 and 217; the sheets of Chinese print shops are those of GB/T 147, uncut.
SIZES: dict[str, Size] = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "B2": (500, 707),
    "B3": (353, 500),
    "B4": (250, 353),
    "B5": (176, 250),
    "B6": (125, 176),
    "SRA3": (320, 450),
    "SRA2": (450, 640),
    "SRA1": (640, 900),
    "正度": (787, 1092),
    "正度对开": (546, 787),
    "正度四开": (393, 546),
    "大度": (889, 1194),
    "大度对开": (597, 889),
    "大度四开": (444, 597),
}
_BY_SPELLING = {spelling: size for name, size in SIZES.items() for spelling in (name, name.lower())}
# From 30 mm to 4999: a page of a PDF reaches 5080.
_SIDE = r"((?:[3-9][0-9]|[1-9][0-9]{2}|[1-4][0-9]{3})(?:\.[0-9]{1,3})?) ?(?:mm|毫米)?"
_MEASURED = re.compile(rf"{_SIDE}(?: ?[x×*] ?| ){_SIDE}")
PAPER = re.compile("|".join([*_BY_SPELLING, _MEASURED.pattern]))

# Offset paper is about this bulky, cm³/g.
_BULK = 1.25
_GRAMS = r"([1-9][0-9]{1,2}) ?(?:g|gsm|克)(?: ?[*x×] ?([0-9](?:\.[0-9]{1,3})?))?"
_MILLIMETRES = r"([01](?:\.[0-9]{1,4})?) ?(?:mm|毫米)?"
THICKNESS = re.compile(f"(?:{_GRAMS}|{_MILLIMETRES})")


def paper_size(text: str) -> Size | None:
    """Return what ``A3``, ``320mm 450mm`` or ``320x450`` stands for; None where nothing."""
    if text in _BY_SPELLING:
        return _BY_SPELLING[text]
    found = _MEASURED.fullmatch(text)
    return (float(found[1]), float(found[2])) if found else None


def paper_name(size: Size) -> str:
    """Return the name of a sheet, or its sides in mm."""
    for name, (width, height) in SIZES.items():
        if abs(height - max(size)) < 1 and abs(width - min(size)) < 1:
            return name
    return f"{size[0]:.0f}×{size[1]:.0f} mm"


def leaf_thickness(text: str) -> float | None:
    """Return the mm that ``0.1mm``, ``80g`` or ``157g*0.85`` (g/m² × cm³/g) stands for."""
    found = THICKNESS.fullmatch(text)
    if not found:
        return None
    grams, bulk, length = found.groups()
    return float(length) if length else float(grams) * float(bulk or _BULK) / 1000
