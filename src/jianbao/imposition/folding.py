"""Where the leaves of a folded sheet lie when it is opened flat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

GRIDS = ((4, 4), (4, 2), (2, 2), (2, 1))
"""Columns and rows of the sheets that are folded at right angles, the largest first."""

# The spine is the last fold made and the first that is opened; then head, fore-edge and foot.
_EDGES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A leaf of a sheet, seen from the side that the last fold closed; ``layer`` 0 is on top."""

    layer: int
    column: int = 0
    row: int = 0
    front_up: bool = True
    """Whether the leaf's first page is on the side that is looked at."""
    turned: bool = False
    """Whether its pages stand on their heads."""


@cache
def unfolded(columns: int, rows: int) -> tuple[Leaf, ...]:
    """Return the leaves of a sheet of one of the `GRIDS`, in reading order, bound at the left."""
    leaves = [Leaf(layer=layer) for layer in range(columns * rows)]
    wide = tall = 1
    for edge in _EDGES[: (columns * rows).bit_length() - 1]:
        half = columns * rows // (wide * tall) // 2
        leaves = [_opened(leaf, edge, wide, tall, half) for leaf in leaves]
        wide, tall = (2 * wide, tall) if edge in {"left", "right"} else (wide, 2 * tall)
    return tuple(leaves)


def _opened(leaf: Leaf, edge: str, wide: int, tall: int, half: int) -> Leaf:
    """Return where ``leaf`` comes to lie when the upper ``half`` of the layers is swung over."""
    stays = leaf.layer >= half
    right = wide if edge == "left" else 0
    down = tall if edge == "top" else 0
    if stays:
        return replace(
            leaf, layer=leaf.layer - half, column=leaf.column + right, row=leaf.row + down
        )
    swung = replace(leaf, layer=half - 1 - leaf.layer, front_up=not leaf.front_up)
    if edge in {"left", "right"}:
        return replace(swung, column=(wide if edge == "left" else 2 * wide) - 1 - leaf.column)
    # Swung over head or foot, a page comes to stand the other way up.
    row = (tall if edge == "top" else 2 * tall) - 1 - leaf.row
    return replace(swung, row=row, turned=not leaf.turned)
