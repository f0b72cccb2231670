"""Which blocks make a unit: the fewest that stand alone, joined where it takes more of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbao.typesetting.incremental.flow import joint_between
from jianbao.typesetting.incremental.model import Edges, Joint, Unfit, Unit, UnitOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRun:
    """Blocks from ``start`` to ``end``, before the first of which a page begins.

    ``joint`` says how; it is None where the run begins the book.
    """

    start: int
    end: int
    joint: Joint | None


def foretold_runs(edges: Sequence[Edges | None]) -> list[BlockRun]:
    """Return the shortest runs of the blocks with ``edges`` (None: it makes no box)."""
    starts: list[tuple[int, Joint | None]] = [(0, None)]
    last: Edges | None = None
    for number, own in enumerate(edges):
        if own is None:
            continue
        joint = joint_between(last, own) if last else None
        if joint:
            starts.append((number, joint))
        last = own
    ends = [start for start, _ in starts[1:]] + [len(edges)]
    return [
        BlockRun(start=start, end=end, joint=joint)
        for (start, joint), end in zip(starts, ends, strict=True)
    ]


def joined(
    runs: Sequence[BlockRun], orders: Sequence[UnitOrder], units: Sequence[Unit]
) -> list[BlockRun]:
    """Return ``runs``, joined where ``units`` laid out from them by ``orders`` hang on each other.

    A note that runs on to the next unit, a page that begins otherwise than foretold: nothing is
    wrong with them within one unit. Raises Unfit where a unit can be laid out in no way.
    """
    if not all(unit.fits for unit in units):
        raise Unfit("a unit cannot stand alone")
    hanging = frozenset(_hanging(orders, units))
    found: list[BlockRun] = []
    for number, run in enumerate(runs):
        if number in hanging:
            before = found.pop()
            found.append(BlockRun(start=before.start, end=run.end, joint=before.joint))
        else:
            found.append(run)
    return found


def _hanging(orders: Sequence[UnitOrder], units: Sequence[Unit]) -> Iterator[int]:
    """Yield the numbers of the units that are not apart from the unit before."""
    pairs = zip(units, units[1:], orders[1:], strict=False)
    for number, (one, two, order) in enumerate(pairs, 1):
        if one.spills or joint_between(one.edges, two.edges) != order.joint:
            yield number
