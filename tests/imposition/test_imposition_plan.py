"""Every plan is printed, folded, nested, cut and read, in arithmetic.

The paper here knows nothing of how a plan is made: it has a front and a back, the printer turns
it over one of two axes, and folds move piles of leaves as the README tells a person to.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.imposition.model import Edge, Plan, Scheme, Sheet
from jianbao.imposition.plan import BACK_COVER, END, FRONT, Recipe, padded, plan

KINDS = [
    (Scheme.SADDLE, 2, 1, 0),
    (Scheme.SADDLE, 2, 1, 16),
    (Scheme.PERFECT, 2, 1, 32),
    (Scheme.PERFECT, 2, 2, 8),
    (Scheme.PERFECT, 2, 2, 32),
    (Scheme.PERFECT, 4, 2, 16),
    (Scheme.PERFECT, 4, 2, 32),
    (Scheme.PERFECT, 4, 4, 32),
    (Scheme.CUT_STACK, 2, 1, 0),
    (Scheme.CUT_STACK, 1, 2, 0),
    (Scheme.CUT_STACK, 2, 2, 0),
    (Scheme.CUT_STACK, 3, 2, 0),
    (Scheme.TWO_UP, 2, 1, 0),
    (Scheme.TWO_UP, 1, 2, 0),
    (Scheme.FOUR_UP, 2, 2, 0),
]
WAYS = [(from_right, turned) for from_right in (False, True) for turned in (False, True)]
OPPOSITE = {edge: edge.opposite for edge in Edge}
# What lies on what, the first fold first, with the inner side of the sheet on top.
FOLDS = {
    (2, 1): ("left over right",),
    (2, 2): ("top over bottom", "left over right"),
    (4, 2): ("right over left", "top over bottom", "left over right"),
    (4, 4): ("bottom over top", "right over left", "top over bottom", "left over right"),
}


class Face(NamedTuple):
    page: int | None
    upright: bool
    spine: Edge


class Leaf(NamedTuple):
    top: Face
    bottom: Face

    def over_side(self) -> Leaf:
        return Leaf(_seen_from_behind(self.bottom), _seen_from_behind(self.top))

    def over_head(self) -> Leaf:
        return Leaf(_on_its_head(self.bottom), _on_its_head(self.top))


Piles = dict[tuple[int, int], list[Leaf]]


def _seen_from_behind(face: Face) -> Face:
    """The same face, after the leaf was turned over sideways: left and right are of the room."""
    return Face(face.page, face.upright, OPPOSITE[face.spine])


def _on_its_head(face: Face) -> Face:
    return Face(face.page, not face.upright, face.spine)


def printed(sheet: Sheet, columns: int, rows: int, *, over_top: bool) -> Piles:
    """The paper as it leaves the printer, front up; every face in the room's directions."""
    backs: dict[tuple[int, int], Face] = {}
    for cell in sheet.back:
        if over_top:
            place = (cell.column, rows - 1 - cell.row)
            backs[place] = Face(cell.page, cell.turned, cell.spine)
        else:
            place = (columns - 1 - cell.column, cell.row)
            backs[place] = Face(cell.page, not cell.turned, OPPOSITE[cell.spine])
    return {
        (cell.column, cell.row): [
            Leaf(Face(cell.page, not cell.turned, cell.spine), backs[cell.column, cell.row])
        ]
        for cell in sheet.front
    }


def turned_over(piles: Piles, columns: int) -> Piles:
    return {
        (columns - 1 - x, y): [leaf.over_side() for leaf in reversed(pile)]
        for (x, y), pile in piles.items()
    }


def fold(piles: Piles, how: str) -> Piles:
    wide, tall = (max(place[axis] for place in piles) + 1 for axis in (0, 1))
    moving, _, _ = how.partition(" over ")
    folded: Piles = {}
    for (x, y), pile in piles.items():
        if moving in {"left", "right"}:
            over, place = (x < wide // 2) == (moving == "left"), (wide - 1 - x, y)
            swung = [leaf.over_side() for leaf in reversed(pile)]
        else:
            over, place = (y < tall // 2) == (moving == "top"), (x, tall - 1 - y)
            swung = [leaf.over_head() for leaf in reversed(pile)]
        if over:
            folded[place] = swung + folded.get(place, [])
        else:
            folded[x, y] = folded.get((x, y), []) + pile
    if moving in {"left", "top"}:
        offset = (wide // 2, 0) if moving == "left" else (0, tall // 2)
        folded = {(x - offset[0], y - offset[1]): pile for (x, y), pile in folded.items()}
    return folded


def mirrored(how: str) -> str:
    swap = {"left": "right", "right": "left"}
    return " ".join(swap.get(word, word) for word in how.split())


def folded(sheet: Sheet, plan_: Plan, *, from_right: bool, over_top: bool) -> list[Leaf]:
    piles = printed(sheet, plan_.columns, plan_.rows, over_top=over_top)
    piles = turned_over(piles, plan_.columns)
    for how in FOLDS[plan_.columns, plan_.rows]:
        piles = fold(piles, mirrored(how) if from_right else how)
    (leaves,) = piles.values()
    return leaves


def bound(plan_: Plan, *, from_right: bool, over_top: bool) -> list[Leaf]:
    """The leaves of the finished book, the first on top."""
    if plan_.scheme.is_folded:
        signatures: dict[int, list[Leaf]] = {}
        for sheet in plan_.sheets:
            leaves = folded(sheet, plan_, from_right=from_right, over_top=over_top)
            around = signatures.setdefault(sheet.signature, [])
            middle, half = len(around) // 2, len(leaves) // 2
            signatures[sheet.signature] = [
                *around[:middle], *leaves[:half], *leaves[half:], *around[middle:]
            ]  # fmt: skip
        return [leaf for number in sorted(signatures) for leaf in signatures[number]]
    sheets = [
        printed(sheet, plan_.columns, plan_.rows, over_top=over_top) for sheet in plan_.sheets
    ]
    across = range(plan_.columns)
    places = [
        (x, y) for y in range(plan_.rows) for x in (reversed(across) if from_right else across)
    ]
    return [leaf for place in places for piles in sheets for leaf in piles[place]]


def ways(count: int, filled: int) -> list[tuple[bool, bool]]:
    """Bindings and flips: all for a count that fills its sheets, else one in turn, as only the
    blanks make a difference."""
    return WAYS if count % filled == 0 else [WAYS[count % len(WAYS)]]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind[0].is_reading_copy])
def test_a_bound_book_of_1_to_500_pages_reads_in_order(kind: tuple[Scheme, int, int, int]) -> None:
    scheme, columns, rows, signature = kind
    cases = [(count, *way) for count in range(1, 501) for way in ways(count, 2 * columns * rows)]
    for count, from_right, over_top in cases:
        where = (END, FRONT, BACK_COVER, str(count // 2))[count // 4 % 4]
        recipe = Recipe(
            scheme=scheme, columns=columns, rows=rows, signature=signature,
            blanks=where, from_right=from_right, backs_turned=over_top,
        )  # fmt: skip
        made = plan(count, recipe)
        leaves = bound(made, from_right=from_right, over_top=over_top)
        pages = [face.page for leaf in leaves for face in (leaf.top, leaf.bottom)]
        assert pages == list(padded(count, 2 * columns * rows, where)), count
        assert all(leaf.top.upright and leaf.bottom.upright for leaf in leaves)
        spine = Edge.RIGHT if from_right else Edge.LEFT
        # Both faces of a leaf meet the spine on the same side of the room.
        assert {(leaf.top.spine, leaf.bottom.spine) for leaf in leaves} == {(spine, spine)}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind[0].is_reading_copy])
def test_a_reading_copy_of_1_to_500_pages_reads_in_order_when_sheets_are_turned_over(
    kind: tuple[Scheme, int, int, int],
) -> None:
    scheme, columns, rows, _ = kind
    cases = [(count, *way) for count in range(1, 501) for way in ways(count, 2 * columns * rows)]
    for count, from_right, over_top in cases:
        recipe = Recipe(
            scheme=scheme, columns=columns, rows=rows, from_right=from_right, backs_turned=over_top
        )
        read: list[int | None] = []
        for sheet in plan(count, recipe).sheets:
            front = printed(sheet, columns, rows, over_top=over_top)
            for side in (front, turned_over(front, columns)):
                for y in range(rows):
                    row = [side[x, y][0].top for x in range(columns)]
                    read += [face.page for face in (reversed(row) if from_right else row)]
                    assert all(face.upright for face in row)
        assert read == list(padded(count, 2 * columns * rows, END)), count


@given(
    kind=st.sampled_from(KINDS),
    count=st.integers(1, 3000),
    way=st.sampled_from(WAYS),
    where=st.sampled_from([FRONT, END, BACK_COVER, "1"]),
)
def test_each_page_is_printed_once_and_no_cell_is_used_twice(
    kind: tuple[Scheme, int, int, int], count: int, way: tuple[bool, bool], where: str
) -> None:
    scheme, columns, rows, signature = kind
    made = plan(
        count,
        Recipe(
            scheme=scheme, columns=columns, rows=rows, signature=signature,
            blanks=where, from_right=way[0], backs_turned=way[1],
        ),
    )  # fmt: skip
    sides = [side for sheet in made.sheets for side in (sheet.front, sheet.back)]
    pages = [cell.page for side in sides for cell in side]
    assert sorted(page for page in pages if page is not None) == list(range(count))
    assert pages.count(None) == made.blanks < 2 * columns * rows
    every_cell = {(column, row) for column in range(columns) for row in range(rows)}
    assert all({(cell.column, cell.row) for cell in side} == every_cell for side in sides)
    assert all(len(side) == columns * rows for side in sides)


@given(count=st.integers(1, 400), signature=st.sampled_from([0, 8, 16, 32]))
def test_creep_grows_by_one_leaf_towards_the_middle_of_a_signature(
    count: int, signature: int
) -> None:
    recipe = Recipe(scheme=Scheme.SADDLE, columns=2, rows=1, signature=signature)
    for sheet in plan(count, recipe).sheets:
        assert {cell.depth for cell in (*sheet.front, *sheet.back)} == {sheet.nested}


def test_the_four_leaves_of_half_a_signature_of_one_sheet_creep_one_by_one() -> None:
    (sheet,) = plan(16, Recipe(scheme=Scheme.PERFECT, columns=4, rows=2, signature=16)).sheets
    depths = {cell.page: cell.depth for cell in (*sheet.front, *sheet.back)}
    assert [depths[page] for page in range(16)] == [0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1, 0, 0]


def test_blanks_go_where_they_are_asked_for() -> None:
    assert padded(3, 4, FRONT) == (None, 0, 1, 2)
    assert padded(3, 4, END) == (0, 1, 2, None)
    assert padded(3, 4, BACK_COVER) == (0, 1, None, 2)
    assert padded(3, 4, "1") == (0, None, 1, 2)
    assert padded(4, 4, BACK_COVER) == (0, 1, 2, 3)
    with pytest.raises(ValueError, match="9"):
        padded(3, 4, "9")
