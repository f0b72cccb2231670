"""Where the pages of a PDF lie, turned as they are shown."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Dictionary

from jianbao.foreign_pdf import BROKEN
from jianbao.ofd.model import Clip
from jianbao.preflight import geometry
from jianbao.preflight.geometry import Matrix
from jianbao.preflight.model import Box
from jianbao.preflight.state import numbers

_MM: Final = 25.4 / 72
_QUARTER: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """Where a page of the PDF lies: its size in mm, and the matrix that leads there."""

    size: tuple[float, float]
    matrix: Matrix

    @property
    def clip(self) -> Clip:
        """All of the page."""
        return Clip(box=(0.0, 0.0, *self.size))


def frame_of(page: pikepdf.Page) -> PageFrame:
    """Return where the visible part of ``page`` lies, turned as it is shown (ISO 32000-2, 7.7.3)."""
    media, crop = (_box(page, box) for box in (page.mediabox, page.cropbox))
    shared = geometry.common(media, crop)
    left, bottom, right, top = shared if shared and _has_area(shared) else media
    unit = _MM * float(page.obj.get("/UserUnit", 1))
    width, height = (right - left) * unit, (top - bottom) * unit
    match round(_turn(page) / _QUARTER) % 4:
        case 1:
            return PageFrame(
                size=(height, width), matrix=(0, unit, unit, 0, -bottom * unit, -left * unit)
            )
        case 2:
            return PageFrame(
                size=(width, height), matrix=(-unit, 0, 0, unit, right * unit, -bottom * unit)
            )
        case 3:
            return PageFrame(
                size=(height, width), matrix=(0, -unit, -unit, 0, top * unit, right * unit)
            )
    return PageFrame(size=(width, height), matrix=(unit, 0, 0, -unit, -left * unit, top * unit))


def _box(page: pikepdf.Page, written: pikepdf.Array) -> Box:
    values = numbers(written)
    if len(values) != 4:  # noqa: PLR2004 - the corners
        values = numbers(page.mediabox)
    return geometry.box_of((values[:2], values[2:]))  # type: ignore[arg-type] # pairs


def _has_area(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _turn(page: pikepdf.Page) -> float:
    node: pikepdf.Object | None = page.obj
    for _ in range(50):
        if not isinstance(node, Dictionary):
            break
        if "/Rotate" in node:
            with suppress(*BROKEN):
                return float(node["/Rotate"])
            break
        node = node.get("/Parent")
    return 0.0
