"""Crop, register and fold marks, outside the bleed where the knife removes them.

Printers' custom: hairlines of 0.25 pt in registration colour, 3 mm and at least the bleed away
from the trimmed page, 5 mm long; folds are dashed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

import pikepdf

MM: Final = 72 / 25.4
OFFSET, LENGTH, MARGIN = 3.0, 5.0, 2.0
"""mm: from the trimmed page to a mark at least, of a mark, and around the marks."""
_WIDTH: Final = 0.25
_RADIUS: Final = 1.5 * MM
_CIRCLE: Final = 0.5523
"""How far the handles of a quarter of a circle stand out, by its radius."""

Box = tuple[float, float, float, float]
Line = tuple[float, float, float, float]


def beyond_the_cut(pdf: bytes, *, marks: bool, folds: Sequence[float] = ()) -> bytes:
    """Return ``pdf``, whose pages are printed to the edges of their MediaBox, with its bleed told.

    With ``marks`` the MediaBox grows by what they need; ``folds`` are places where the sheet is
    folded, mm from the left of the trimmed page. (WeasyPrint's own BleedBox ends at 10 pt, and its
    marks lie within the bleed.)
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        ink = document.make_indirect(_registration_colour()) if marks else None
        for page in document.pages:
            page.obj["/BleedBox"] = page.mediabox
            if ink is not None:
                _mark(page, ink, folds)
        stream = BytesIO()
        document.save(stream, deterministic_id=True)
    return stream.getvalue()


def _mark(page: pikepdf.Page, ink: pikepdf.Object, folds: Sequence[float]) -> None:
    trim, bleed = _box(page.trimbox), _box(page.obj.BleedBox)
    offset = max(OFFSET * MM, trim[0] - bleed[0])
    reach = offset + (LENGTH + MARGIN) * MM
    media = (trim[0] - reach, trim[1] - reach, trim[2] + reach, trim[3] + reach)
    page.mediabox = pikepdf.Array([round(side, 4) for side in media])
    page.obj["/CropBox"] = page.mediabox
    name = page.add_resource(ink, pikepdf.Name.ColorSpace, pikepdf.Name.Registration)
    drawing = "\n".join(_drawing(trim, offset, folds, str(name)))
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q\n/Artifact BMC\nq\n{drawing}\nQ\nEMC".encode())


def _box(box: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(side) for side in box)
    return left, bottom, right, top


def _registration_colour() -> pikepdf.Array:
    """Return the colour space whose inks are all those of the press (ISO 32000-1 8.6.6.4)."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceGray, tint])


def _drawing(trim: Box, offset: float, folds: Sequence[float], colour: str) -> Iterator[str]:
    yield f"{colour} CS 1 SCN {_WIDTH} w 0 J [] 0 d"
    yield from (_stroke(line) for line in _crop_lines(trim, offset))
    for x, y in _register_places(trim, offset):
        yield from _register(x, y)
    yield "[2 1] 0 d"
    for fold in folds:
        x = trim[0] + fold * MM
        yield _stroke((x, trim[1] - offset - LENGTH * MM, x, trim[1] - offset))
        yield _stroke((x, trim[3] + offset, x, trim[3] + offset + LENGTH * MM))


def _crop_lines(trim: Box, offset: float) -> Iterator[Line]:
    left, bottom, right, top = trim
    near, far = offset, offset + LENGTH * MM
    for x in (left, right):
        yield x, bottom - far, x, bottom - near
        yield x, top + near, x, top + far
    for y in (bottom, top):
        yield left - far, y, left - near, y
        yield right + near, y, right + far, y


def _register_places(trim: Box, offset: float) -> Iterator[tuple[float, float]]:
    """Yield the middle of the register mark at each side.

    Those above and below stand off the middle by a fifth, where the folds of a cover are.
    """
    left, bottom, right, top = trim
    out = offset + LENGTH * MM / 2
    x, y = left + 0.3 * (right - left), (bottom + top) / 2
    yield from ((x, bottom - out), (x, top + out), (left - out, y), (right + out, y))


def _register(x: float, y: float) -> Iterator[str]:
    arm = LENGTH * MM / 2
    yield _stroke((x - arm, y, x + arm, y))
    yield _stroke((x, y - arm, x, y + arm))
    r, k = _RADIUS, _RADIUS * _CIRCLE
    yield (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c S"
    )


def _stroke(line: Line) -> str:
    return "{:.3f} {:.3f} m {:.3f} {:.3f} l S".format(*line)
