"""Pages to sheets: pure arithmetic, for any grid of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jianbao.imposition.folding import unfolded
from jianbao.imposition.model import Edge, Plan, Scheme, Sheet, SheetCell

Pages = Sequence[int | None]
FRONT, END, BACK_COVER = "front", "end", "back"
"""Before the first page, after the last one, before the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to do with the pages.

    ``signature`` is the number of pages that are folded into each other, a multiple of those of
    a sheet; 0 nests them all. ``from_right`` binds at the right; ``backs_turned`` suits a printer
    that turns the sheet over its top edge instead of sideways. ``blanks`` as in `padded`.
    """

    scheme: Scheme
    columns: int
    rows: int
    signature: int = 0
    blanks: str = "end"
    from_right: bool = False
    backs_turned: bool = False


def plan(count: int, recipe: Recipe) -> Plan:
    """Return the sheets for a book of ``count`` pages.

    Raises ValueError for blanks after a page that is not there.
    """
    order = padded(count, 2 * recipe.columns * recipe.rows, recipe.blanks)
    lay = _folded if recipe.scheme.is_folded else _flat
    sheets = tuple(_finished(sheet, recipe) for sheet in lay(order, recipe))
    return Plan(
        scheme=recipe.scheme,
        columns=recipe.columns,
        rows=recipe.rows,
        sheets=sheets,
        pages=count,
        blanks=len(order) - count,
    )


def padded(count: int, multiple: int, where: str) -> tuple[int | None, ...]:
    """Return the pages from 0, with as many None as make their number a multiple.

    ``where`` is one of the words above, or the number of the page after which they go.
    Raises ValueError where there is no such page.
    """
    pages = range(count)
    blanks = (None,) * (-count % multiple)
    before = {FRONT: 0, END: count, BACK_COVER: count - 1}.get(where)
    if before is None:
        before = int(where)
    if not 0 <= before <= count:
        raise ValueError(where)
    return (*pages[:before], *blanks, *pages[before:])


def _folded(order: Pages, recipe: Recipe) -> Iterator[Sheet]:
    """Yield the sheets of each signature, the outermost first."""
    size = recipe.signature or len(order)
    for number, start in enumerate(range(0, len(order), size)):
        pages = order[start : start + size]
        for nested in range(len(pages) // (2 * recipe.columns * recipe.rows)):
            sheet = _nested(pages, nested, recipe)
            yield replace(sheet, signature=number, nested=nested)


def _nested(pages: Pages, nested: int, recipe: Recipe) -> Sheet:
    """Return the sheet that has ``nested`` others around it; page 1 is on the front."""
    half = recipe.columns * recipe.rows // 2
    outside = nested * half
    leaves = unfolded(recipe.columns, recipe.rows)
    sides: tuple[list[SheetCell], list[SheetCell]] = ([], [])
    for number, leaf in enumerate(leaves):
        # The first half of the leaves comes before what lies inside the sheet, the other after it.
        place = number + outside if number < half else len(pages) // 2 - 2 * half - outside + number
        for up in (True, False):
            column = leaf.column if up else recipe.columns - 1 - leaf.column
            cell = SheetCell(
                column=column,
                row=leaf.row,
                page=pages[2 * place + (up != leaf.front_up)],
                turned=leaf.turned,
                spine=Edge.LEFT if column % 2 else Edge.RIGHT,
                depth=min(place, len(pages) // 2 - 1 - place),
            )
            sides[up].append(cell)
    front_up = leaves[0].front_up
    return Sheet(front=tuple(sides[front_up]), back=tuple(sides[not front_up]))


def _flat(order: Pages, recipe: Recipe) -> Iterator[Sheet]:
    """Yield the sheets that are not folded: read as they are, or cut into piles."""
    cells = recipe.columns * recipe.rows
    sheets = len(order) // (2 * cells)
    for number in range(sheets):
        if recipe.scheme is Scheme.CUT_STACK:
            front, back = (order[2 * number + face :: 2 * sheets] for face in (0, 1))
            yield Sheet(
                front=_side(front, recipe, Edge.LEFT),
                back=tuple(_mirrored(cell, recipe) for cell in _side(back, recipe, Edge.LEFT)),
            )
        else:
            start = 2 * cells * number
            front, back = order[start : start + cells], order[start + cells : start + 2 * cells]
            yield Sheet(front=_side(front, recipe), back=_side(back, recipe))


def _side(pages: Pages, recipe: Recipe, spine: Edge = Edge.NONE) -> tuple[SheetCell, ...]:
    """Return ``pages`` row by row from the left."""
    return tuple(
        SheetCell(
            column=number % recipe.columns, row=number // recipe.columns, page=page, spine=spine
        )
        for number, page in enumerate(pages)
    )


def _finished(sheet: Sheet, recipe: Recipe) -> Sheet:
    """Return ``sheet`` for the side of the binding and for the way the printer turns paper."""
    front, back = sheet.front, sheet.back
    if recipe.from_right:
        front = tuple(_mirrored(cell, recipe) for cell in front)
        back = tuple(_mirrored(cell, recipe) for cell in back)
    if recipe.backs_turned:
        back = tuple(_half_turned(cell, recipe) for cell in back)
    return replace(sheet, front=front, back=back)


def _mirrored(cell: SheetCell, recipe: Recipe) -> SheetCell:
    return replace(cell, column=recipe.columns - 1 - cell.column, spine=cell.spine.opposite)


def _half_turned(cell: SheetCell, recipe: Recipe) -> SheetCell:
    return replace(
        cell,
        column=recipe.columns - 1 - cell.column,
        row=recipe.rows - 1 - cell.row,
        turned=not cell.turned,
        spine=cell.spine.opposite,
    )
