"""How many pages a sheet holds, and where on it: lengths in mm, from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.diagnostics import BookError, Diagnostic
from jianbao.imposition import codes
from jianbao.imposition.folding import GRIDS
from jianbao.imposition.model import Edge, Scheme, SheetCell
from jianbao.imposition.options import Booklet
from jianbao.imposition.paper import SIZES, paper_name

Size = tuple[float, float]

# Half a millimetre: what programs round A3 and A4 by.
_SLACK = 0.5
_SIGNATURE = 16
_MOST_CUTS = 6
MARGIN_FOR_MARKS = 10.0
_WIDEST_PART = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFormat:
    """The sheet: its size, its grid of cells, and what surrounds a page in its cell.

    ``trim`` is the size of a page on the sheet, ``scale`` what it was reduced by. ``at_spine``
    and ``around`` are the strips of a cell outside the page; a cell without a spine has the
    same on all sides.
    """

    scheme: Scheme
    columns: int
    rows: int
    paper: Size
    trim: Size
    scale: float
    at_spine: float
    around: float

    @property
    def cell(self) -> Size:
        """Width and height of a cell."""
        width, height = self.trim
        return width + self.at_spine + self.around, height + 2 * self.around

    @property
    def block(self) -> Rectangle:
        """All cells together, in the middle of the paper."""
        width, height = self.columns * self.cell[0], self.rows * self.cell[1]
        left, bottom = (self.paper[0] - width) / 2, (self.paper[1] - height) / 2
        return Rectangle(left=left, bottom=bottom, right=left + width, top=bottom + height)

    @property
    def is_landscape(self) -> bool:
        """Whether the long edges of the paper are its head and foot."""
        return self.paper[0] > self.paper[1]

    def cell_box(self, cell: SheetCell) -> Rectangle:
        """Return the whole cell."""
        width, height = self.cell
        left = self.block.left + cell.column * width
        top = self.block.top - cell.row * height
        return Rectangle(left=left, bottom=top - height, right=left + width, top=top)

    def trim_box(self, cell: SheetCell) -> Rectangle:
        """Return where the page of ``cell`` is cut, or folded."""
        outer = self.cell_box(cell)
        left = outer.left + (self.at_spine if cell.spine is Edge.LEFT else self.around)
        bottom = outer.bottom + self.around
        width, height = self.trim
        return Rectangle(left=left, bottom=bottom, right=left + width, top=bottom + height)


def signature_of(booklet: Booklet) -> int:
    """Return the pages of a signature, 0 for the whole book."""
    default = _SIGNATURE if booklet.scheme == Scheme.PERFECT else 0
    return booklet.signature or default


def choose(trim: Size, bleed: float, booklet: Booklet) -> SheetFormat:
    """Return the sheet for pages of size ``trim``; the one that holds most of them, if any does.

    Raises BookError where the paper, the gutter or the signature cannot be.
    """
    scheme = Scheme(booklet.scheme)
    widest = max(booklet.gutter, bleed)
    if widest > _WIDEST_PART * min(trim):
        raise BookError(codes.LARGE_GUTTER.of(gutter=widest, width=trim[0]))
    _check_signature(booklet, scheme)
    grids = _grids(scheme, trim, booklet)
    paper = booklet.paper or (SIZES["A4"] if scheme.is_reading_copy else None)
    formats = [_format(scheme, grid, trim, bleed, booklet, paper) for grid in grids]
    whole = [form for form in formats if form.scale >= 1]
    if whole:
        form = max(whole, key=lambda form: form.columns * form.rows)
    else:
        form = max(formats, key=lambda form: form.scale)
        if form.scale <= 0 or not (booklet.fit or scheme.is_reading_copy):
            raise BookError(_too_small(formats, trim, bleed, booklet))
    pages = 2 * form.columns * form.rows
    if scheme.is_folded and signature_of(booklet) % pages:
        raise BookError(codes.BAD_SIGNATURE.of(signature=signature_of(booklet), multiple=pages))
    return form


def _check_signature(booklet: Booklet, scheme: Scheme) -> None:
    if booklet.signature and not scheme.is_folded:
        raise BookError(codes.NOT_FOLDABLE.of(scheme=scheme.value))
    if signature_of(booklet) % 4:
        raise BookError(codes.BAD_SIGNATURE.of(signature=signature_of(booklet), multiple=4))


def _grids(scheme: Scheme, trim: Size, booklet: Booklet) -> list[tuple[int, int]]:
    """Return the grids that come into question, as columns and rows."""
    pair = (1, 2) if trim[0] > trim[1] else (2, 1)
    match scheme:
        case Scheme.SADDLE:
            return [(2, 1)]
        case Scheme.PERFECT:
            size = signature_of(booklet)
            return [grid for grid in GRIDS if not size % (2 * grid[0] * grid[1])] or [(2, 1)]
        case Scheme.CUT_STACK if booklet.paper:
            most = range(1, _MOST_CUTS + 1)
            return [(across, down) for across in most for down in most if across * down > 1]
        case Scheme.FOUR_UP:
            return [(2, 2)]
        case _:
            return [pair]


def _format(  # noqa: PLR0913, PLR0917 - what a format is made from
    scheme: Scheme,
    grid: tuple[int, int],
    trim: Size,
    bleed: float,
    booklet: Booklet,
    paper: Size | None,
) -> SheetFormat:
    """Return the better way up of ``paper`` for this grid; its scale may be nothing or below."""
    columns, rows = grid
    match scheme:
        case Scheme.SADDLE | Scheme.PERFECT:
            at_spine, around = booklet.gutter, bleed
        case Scheme.CUT_STACK:
            at_spine, around = booklet.gutter + bleed, bleed
        case _:
            at_spine = around = booklet.gutter / 2
    spare = columns * (at_spine + around), rows * 2 * around
    if paper is None:
        margin = 2 * MARGIN_FOR_MARKS if booklet.marks else 0.0
        paper = (columns * trim[0] + spare[0] + margin, rows * trim[1] + spare[1] + margin)
    ways = []
    for width, height in (paper, (paper[1], paper[0])):
        room = (width - spare[0]) / columns, (height - spare[1]) / rows
        fits = columns * (trim[0] - room[0]) <= _SLACK and rows * (trim[1] - room[1]) <= _SLACK
        scale = 1.0 if fits else min(room[0] / trim[0], room[1] / trim[1])
        ways.append((scale, (width, height)))
    scale, way = max(ways, key=lambda way: way[0])
    return SheetFormat(
        scheme=scheme,
        columns=columns,
        rows=rows,
        paper=(float(way[0]), float(way[1])),
        trim=(trim[0] * scale, trim[1] * scale),
        scale=scale,
        at_spine=at_spine,
        around=around,
    )


def _too_small(
    formats: list[SheetFormat], trim: Size, bleed: float, booklet: Booklet
) -> Diagnostic:
    least = min(formats, key=lambda form: form.columns * form.rows)
    unscaled = _format(least.scheme, (least.columns, least.rows), trim, bleed, booklet, None)
    scale = max(form.scale for form in formats)
    code = codes.PAPER_TOO_SMALL if scale > 0 else codes.NO_ROOM_AT_ALL
    return code.of(
        paper=paper_name(booklet.paper or unscaled.paper),
        needed=paper_name(unscaled.paper),
        scale=scale,
    )
