"""The watermark of a page: light shapes below its text."""

from __future__ import annotations

import math
from dataclasses import dataclass

from jianbao.products.copies.model import WatermarkLine

# Lighter than any text, darker than what an office printer leaves out.
_TILED_GREY, _SINGLE_GREY = 0.88, 0.86
_TILED_SIZE = 16.0
_MOST_SIZE = 72.0
_ANGLE = math.radians(30)
_SPAN = 0.7  # of the page's diagonal, for a single mark
_GAP = 4.0  # ems between one mark and the next
_PITCH = 7.0  # ems between their lines


@dataclass(frozen=True, slots=True, kw_only=True)
class VisiblePage:
    """The page as it is seen: its visible box in points, and how far it is shown turned (degrees)."""

    box: tuple[float, float, float, float]
    turned: int


def stream(mark: WatermarkLine, sheet: VisiblePage, *, tiled: bool) -> bytes:
    """Return the page content that draws ``mark`` on ``sheet``, all over it or once.

    It is an artifact (ISO 32000-2 14.8.2.2), made of shapes: no reader finds text in it. It uses
    no transparency, which PDF/A-1 and many printers refuse; it belongs below the page.
    """
    left, bottom, right, top = sheet.box
    width, height = right - left, top - bottom
    if sheet.turned % 180:
        width, height = height, width
    angle = _ANGLE if tiled else math.atan2(height, width)
    size = _TILED_SIZE if tiled else _single_size(mark, width, height)
    turn = angle + math.radians(sheet.turned)
    scale = size / 1000
    places = _grid(mark.width * scale, size, width, height, angle) if tiled else [(0.0, 0.0)]
    middle = ((left + right) / 2, (bottom + top) / 2)
    cosine, sine = math.cos(turn), math.sin(turn)
    grey = _TILED_GREY if tiled else _SINGLE_GREY
    parts = [
        "/Artifact <</Type /Background>> BDC q",
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re W n {grey} g",
        f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {middle[0]:.2f} {middle[1]:.2f} cm",
    ]
    # The middle of a line of Chinese characters lies 0.38 em above its baseline.
    start_x, start_y = -mark.width * scale / 2, -0.38 * size
    shapes = mark.paths.decode()
    parts += [
        f"q {scale:.5f} 0 0 {scale:.5f} {x + start_x:.2f} {y + start_y:.2f} cm\n{shapes} f Q"
        for x, y in places
    ]
    return "\n".join((*parts, "Q EMC\n")).encode()


def _single_size(mark: WatermarkLine, width: float, height: float) -> float:
    whole = math.hypot(width, height) * _SPAN
    return min(_MOST_SIZE, whole / (mark.width / 1000))


def _grid(
    length: float, size: float, width: float, height: float, angle: float
) -> list[tuple[float, float]]:
    """Return the middles of the marks that touch the page, in the turned coordinates about its own.

    Lines are staggered, so that no strip of the page is without a mark.
    """
    across, pitch = length + _GAP * size, _PITCH * size
    reach = math.hypot(width, height) / 2
    rows, columns = math.ceil(reach / pitch), math.ceil((reach + length) / across)
    cosine, sine = math.cos(angle), math.sin(angle)
    half = (length / 2 * cosine + size * sine, length / 2 * sine + size * cosine)
    found = []
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            x, y = (column + row % 2 / 2) * across, row * pitch
            at = (x * cosine - y * sine, x * sine + y * cosine)
            if abs(at[0]) < width / 2 + half[0] and abs(at[1]) < height / 2 + half[1]:
                found.append((x, y))
    return found
