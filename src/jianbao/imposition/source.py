"""The PDF that is imposed: opened, checked and measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import pikepdf
from pikepdf import Matrix, Rectangle

from jianbao import foreign_pdf
from jianbao.diagnostics import BookError, Diagnostic, Text
from jianbao.foreign_pdf import Refusal, RefusedPdfError
from jianbao.imposition import codes

POINTS = 72 / 25.4
_ALIKE = 0.7
"""mm by which pages of the same size may differ."""
_DEEPEST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A page as it is looked at.

    ``upright`` leads from its user space to points on paper, with the lower left corner of the
    trimmed page at the origin.
    """

    trim: Rectangle
    bleed: Rectangle
    """Both in user space."""
    upright: Matrix
    width: float
    height: float
    """Of the trimmed page, mm."""
    bleed_width: float
    """The least of the four sides, mm."""


def opened(data: bytes) -> pikepdf.Pdf:
    """Return the PDF in ``data``; raises BookError where it cannot be imposed."""
    try:
        return foreign_pdf.opened(data)
    except RefusedPdfError as refused:
        number, most = refused.number, foreign_pdf.MOST_PAGES
        told: dict[Refusal, Callable[[], Diagnostic]] = {
            Refusal.LOCKED: codes.ENCRYPTED.of,
            Refusal.EMPTY: codes.EMPTY.of,
            Refusal.TOO_LARGE: codes.TOO_LARGE.of,
            Refusal.TOO_MANY: partial(codes.TOO_MANY.of, count=number, most=most),
            Refusal.ODD_PAGE: partial(codes.ODD_PAGE.of, number=number),
        }
        raise BookError(told.get(refused.fault, codes.BROKEN.of)()) from refused


def pages_of(pdf: pikepdf.Pdf) -> tuple[SourcePage, ...]:
    """Return the measures of all pages; raises BookError for one without a size."""
    return tuple(_measured(page, number) for number, page in enumerate(pdf.pages, 1))


def _measured(page: pikepdf.Page, number: int) -> SourcePage:
    media = _box(page, "/MediaBox", None)
    if media is None:
        raise BookError(codes.ODD_PAGE.of(number=number))
    crop = _box(page, "/CropBox", media) or media
    trim = _box(page, "/TrimBox", crop) or crop
    # Without a box of its own, bleed ends with the page, even if the medium is larger.
    bleed = _box(page, "/BleedBox", media) or crop
    unit = _number(page.obj.get("/UserUnit", 1), 1.0)
    turn = int(_number(_inherited(page.obj, "/Rotate"), 0.0)) % 360
    upright, width, height = _upright(trim, turn, unit)
    if not (1 <= width / POINTS <= 5080 and 1 <= height / POINTS <= 5080):  # noqa: PLR2004 - mm
        raise BookError(codes.ODD_PAGE.of(number=number))
    sides = (
        trim.llx - bleed.llx,
        trim.lly - bleed.lly,
        bleed.urx - trim.urx,
        bleed.ury - trim.ury,
    )
    return SourcePage(
        trim=trim,
        bleed=bleed,
        upright=upright,
        width=width / POINTS,
        height=height / POINTS,
        bleed_width=max(0.0, min(sides)) * unit / POINTS,
    )


def _upright(trim: Rectangle, turn: int, unit: float) -> tuple[Matrix, float, float]:
    """Return the matrix of a page turned clockwise by ``turn`` degrees, and its size in points."""
    width, height = float(trim.width) * unit, float(trim.height) * unit
    home = Matrix(1, 0, 0, 1, -trim.llx, -trim.lly) @ Matrix(unit, 0, 0, unit, 0, 0)
    match turn:
        case 90:
            return home @ Matrix(0, -1, 1, 0, 0, width), height, width
        case 180:
            return home @ Matrix(-1, 0, 0, -1, width, height), width, height
        case 270:
            return home @ Matrix(0, 1, -1, 0, height, 0), height, width
        case _:
            return home, width, height


def _box(page: pikepdf.Page, name: str, within: Rectangle | None) -> Rectangle | None:
    """Return a page box cut to ``within``; None where there is none, or nothing is left of it."""
    found = _inherited(page.obj, name) if name in {"/MediaBox", "/CropBox"} else page.obj.get(name)
    try:
        x, y, u, v = (float(side) for side in found)  # type: ignore[union-attr] # anything may stand there
    except (TypeError, ValueError):
        return None
    left, right, bottom, top = min(x, u), max(x, u), min(y, v), max(y, v)
    if within is not None:
        left, bottom = max(left, within.llx), max(bottom, within.lly)
        right, top = min(right, within.urx), min(top, within.ury)
    return Rectangle(left, bottom, right, top) if right > left and top > bottom else None


def _inherited(node: pikepdf.Object, name: str) -> pikepdf.Object | None:
    for _ in range(_DEEPEST):
        if name in node:
            return node[name]
        parent = node.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            break
        node = parent
    return None


def _number(value: object, default: float) -> float:
    try:
        found = float(value)  # type: ignore[arg-type] # anything may stand there
    except (TypeError, ValueError):
        return default
    return found if found == found else default  # noqa: PLR0124 - not a number


def common_size(pages: Sequence[SourcePage]) -> tuple[float, float]:
    """Return the size that most pages have, mm."""
    sizes = Counter((round(page.width, 1), round(page.height, 1)) for page in pages)
    ((width, height), _), *_ = sizes.most_common(1)
    return width, height


def fitted(page: SourcePage, trim: tuple[float, float]) -> tuple[Matrix, float, float]:
    """Return the matrix that makes ``page`` stand in a frame of ``trim`` mm, and its size in mm.

    A page of another size lies in the middle. One that is landscape among portrait pages, or the
    reverse, is turned with its head to the left (GB/T 9704-2012 7.4, 横排表格), and one that
    is too large is reduced.
    """
    matrix, width, height = page.upright, page.width, page.height
    if _turns(page, trim):
        matrix = matrix @ Matrix(0, 1, -1, 0, height * POINTS, 0)
        width, height = height, width
    scale = min(1.0, trim[0] / width, trim[1] / height)
    if max(abs(trim[0] - width), abs(trim[1] - height)) <= _ALIKE:
        scale = 1.0
    across, up = (trim[0] - width * scale) / 2, (trim[1] - height * scale) / 2
    home = Matrix(scale, 0, 0, scale, across * POINTS, up * POINTS)
    return matrix @ home, width * scale, height * scale


def _turns(page: SourcePage, trim: tuple[float, float]) -> bool:
    lies = page.width - page.height > _ALIKE
    stands = page.height - page.width > _ALIKE
    return (lies and trim[1] - trim[0] > _ALIKE) or (stands and trim[0] - trim[1] > _ALIKE)


def size_faults(pages: Sequence[SourcePage], trim: tuple[float, float]) -> Iterable[Diagnostic]:
    """Yield a warning for each thing that is done with pages of another size."""
    told = {
        "turned": Text("已转为横放，页首朝左", "turned with its head to the left"),
        "reduced": Text("已缩小，放在正中", "reduced and centred"),
        "centred": Text("照原大放在正中", "centred at its own size"),
    }
    done: dict[str, list[int]] = {}
    for number, page in enumerate(pages, 1):
        turned = _turns(page, trim)
        width, height = (page.height, page.width) if turned else (page.width, page.height)
        if width > trim[0] + _ALIKE or height > trim[1] + _ALIKE:
            done.setdefault("reduced", []).append(number)
        elif max(trim[0] - width, trim[1] - height) > _ALIKE:
            done.setdefault("centred", []).append(number)
        elif turned:
            done.setdefault("turned", []).append(number)
    for what, numbers in done.items():
        yield codes.OTHER_SIZE.of(pages=ranges(numbers), what=told[what])


def ranges(numbers: Sequence[int]) -> str:
    """Return rising ``numbers`` as ``3、5–8``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "、".join("–".join(map(str, run)) for run in runs)
