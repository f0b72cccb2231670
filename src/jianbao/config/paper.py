"""Paper, as people name it: its size and the thickness of a leaf."""

from __future__ import annotations

import re

from jianbao.config.scalars import LENGTH, MILLIMETRES

Size = tuple[float, float]
"""Width and height, mm."""

# ISO 216 and 217; the sheets of Chinese print shops are those of GB/T 147, uncut.
SIZES: dict[str, Size] = {
    **{
        f"A{n}": size
        for n, size in enumerate(
            [(841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210), (105, 148)]
        )
    },
    **{
        f"B{n}": size
        for n, size in enumerate([(500, 707), (353, 500), (250, 353), (176, 250), (125, 176)], 2)
    },
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
SMALLEST, LARGEST = 30.0, 5000.0
"""mm; a PDF page reaches 5080."""

# Offset paper is about this bulky, cm³/g.
BULK = 1.25
_GRAMS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:g|gsm|克)(?: ?[*x×] ?([0-9]\.[0-9]{1,3}|[0-9]))?")


def paper_size(text: str) -> Size | None:
    """Return what ``A3``, ``320mm 450mm`` or ``320x450`` stands for; None where nothing."""
    known = SIZES.get(text.strip()) or SIZES.get(text.strip().upper())
    if known:
        return known
    sides = re.split(r"\s*[x×*,，]\s*|\s+(?![a-z毫厘])", text.strip())
    found = [LENGTH.fullmatch(side) for side in sides]
    measured = [float(m["number"]) * MILLIMETRES[m["unit"] or "mm"] for m in found if m]
    if len(sides) != 2 or len(measured) != 2:  # noqa: PLR2004 - width and height
        return None
    width, height = measured
    return (width, height) if all(SMALLEST <= side <= LARGEST for side in measured) else None


def paper_name(size: Size) -> str:
    """Return the name of a sheet, or its sides in mm."""
    wide = (max(size), min(size))
    for name, (width, height) in SIZES.items():
        if abs(height - wide[0]) < 1 and abs(width - wide[1]) < 1:
            return name
    return f"{size[0]:.0f}×{size[1]:.0f} mm"


def leaf_thickness(text: str) -> float | None:
    """Return the mm that ``0.1mm``, ``80g`` or ``157g*0.85`` (grammage × bulk) stands for."""
    length = LENGTH.fullmatch(text.strip())
    if length:
        return float(length["number"]) * MILLIMETRES[length["unit"] or "mm"]
    grams = _GRAMS.fullmatch(text.strip())
    return float(grams[1]) * float(grams[2] or BULK) / 1000 if grams else None
