"""A dummy to fold by hand: each page shows its number, large, and which way is up."""

from __future__ import annotations

import pikepdf

from jianbao.imposition.source import POINTS

# The digits in a box of 6 by 10, drawn with a round pen: no font has to be embedded.
DIGITS = {
    "0": "3 0 m 4.7 0 6 2 6 5 c 6 8 4.7 10 3 10 c 1.3 10 0 8 0 5 c 0 2 1.3 0 3 0 c S",
    "1": "1 8 m 3.4 10 l 3.4 0 l S",
    "2": "0.2 7.4 m 0.2 9 1.4 10 3 10 c 4.7 10 5.8 9 5.8 7.4 c 5.8 5.4 3.5 3.6 0 0 c 6 0 l S",
    "3": "0.3 8.4 m 0.8 9.4 1.8 10 3 10 c 4.6 10 5.6 9 5.6 7.7 c 5.6 6.3 4.5 5.4 2.6 5.4 c"
    " 4.7 5.4 6 4.4 6 2.7 c 6 1.1 4.8 0 3 0 c 1.6 0 0.5 0.7 0 1.8 c S",
    "4": "4.4 0 m 4.4 10 l 0 3 l 6 3 l S",
    "5": "5.5 10 m 1 10 l 0.6 5.4 l 1.3 6 2.1 6.3 3 6.3 c 4.8 6.3 6 5 6 3.2 c 6 1.3 4.8 0 2.9 0 c"
    " 1.6 0 0.6 0.6 0 1.6 c S",
    "6": "5.3 9.2 m 4.7 9.7 3.9 10 3.2 10 c 1.2 10 0 7.8 0 4.4 c 0 1.6 1.2 0 3.1 0 c"
    " 4.8 0 6 1.3 6 3.1 c 6 4.9 4.8 6.1 3.1 6.1 c 1.5 6.1 0.2 5 0 3.4 c S",
    "7": "0 10 m 6 10 l 4 7 2.6 3.6 2.2 0 c S",
    "8": "3 5.4 m 1.4 5.4 0.4 6.4 0.4 7.7 c 0.4 9 1.4 10 3 10 c 4.6 10 5.6 9 5.6 7.7 c"
    " 5.6 6.4 4.6 5.4 3 5.4 c 1.2 5.4 0 4.3 0 2.7 c 0 1.1 1.2 0 3 0 c 4.8 0 6 1.1 6 2.7 c"
    " 6 4.3 4.8 5.4 3 5.4 c S",
    "9": "0.7 0.8 m 1.3 0.3 2.1 0 2.8 0 c 4.8 0 6 2.2 6 5.6 c 6 8.4 4.8 10 2.9 10 c"
    " 1.2 10 0 8.7 0 6.9 c 0 5.1 1.2 3.9 2.9 3.9 c 4.5 3.9 5.8 5 6 6.6 c S",
}
_WIDE, _TALL, _STEP = 6.0, 10.0, 8.5


def numbered(count: int, size: tuple[float, float]) -> pikepdf.Pdf:
    """Return a PDF of ``count`` pages of ``size`` (mm), each with its number."""
    pdf = pikepdf.new()
    width, height = (side * POINTS for side in size)
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.Contents = pdf.make_stream(_drawing(str(number), width, height))
    return pdf


def _drawing(number: str, width: float, height: float) -> bytes:
    """Return a frame, the number, a line below it (6 and 9 turned over!) and an arrow to the head."""
    # Three digits fill half of the page's width.
    unit = min(width * 0.5 / (2 * _STEP + _WIDE), height * 0.3 / _TALL)
    wide = ((len(number) - 1) * _STEP + _WIDE) * unit
    left, low = (width - wide) / 2, height * 0.4
    inset = 0.03 * width
    parts = [
        f"0.6 G 0.5 w {inset:.3f} {inset:.3f} {width - 2 * inset:.3f} {height - 2 * inset:.3f} re S",
        f"0 G 1 J 1 j {unit:.3f} w",
        f"{left:.3f} {low - 2.5 * unit:.3f} m {left + wide:.3f} {low - 2.5 * unit:.3f} l S",
        _arrow(width / 2, height * 0.9, unit),
    ]
    for place, digit in enumerate(number):
        x = left + place * _STEP * unit
        parts.append(f"q {unit:.4f} 0 0 {unit:.4f} {x:.3f} {low:.3f} cm 1 w {DIGITS[digit]} Q")
    return "\n".join(parts).encode()


def _arrow(x: float, top: float, unit: float) -> str:
    return (
        f"{x:.3f} {top - 4 * unit:.3f} m {x:.3f} {top:.3f} l"
        f" {x - unit:.3f} {top - 1.5 * unit:.3f} m {x:.3f} {top:.3f} l"
        f" {x + unit:.3f} {top - 1.5 * unit:.3f} l S"
    )
