"""The search for the best breaks leaves out what cannot win; here nothing is left out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jianbao.typesetting.composition.optimum import Measure, Nodes, justified

_PIECES = st.lists(
    st.sampled_from(
        [
            *[(10.0, 0.0, 0.0, 1)] * 4,  # an ideograph: width, what it gives, flexes; gaps
            (10.0, 5.0, 0.0, 0),  # a mark
            (12.5, 0.0, 1.25, 1),  # with a gap before it
            (25.0, 0.0, 0.0, 1),  # a number
            (33.0, 0.0, 0.0, 1),
            (47.5, 0.0, 0.0, 1),
        ]
    ),
    min_size=20,
    max_size=90,
)


def _nodes(pieces: list[tuple[float, float, float, int]]) -> Nodes:
    sums = [(0.0, 0.0, 0.0, 0)]
    for piece in pieces:
        one, two, three, four = sums[-1]
        sums.append((one + piece[0], two + piece[1], three + piece[2], four + piece[3]))
    width, give, flex, even = (list(column) for column in zip(*sums, strict=True))
    places = list(range(len(sums)))
    gaps = [float(count) for count in even]
    return Nodes(
        start=places,
        end=places,
        left=width,
        right=width,
        flex_shrink=(flex, flex),
        give=(give, give),
        flex_stretch=(flex, flex),
        even=(gaps, gaps),
        solid=(gaps, gaps),
    )


def _demerits(nodes: Nodes, measure: Measure, start: int, at: int) -> float:  # noqa: PLR0911 - one for each kind of line
    last = at == len(nodes.end) - 1
    lone = 1e4 if last and start and nodes.solid[1][at] - nodes.solid[0][start] < 2 else 0.0
    slack = (measure.width if start else measure.first) - nodes.right[at] + nodes.left[start]
    flex = nodes.flex_stretch[1][at] - nodes.flex_stretch[0][start]
    if slack < 0:
        if -slack <= flex:
            return lone + 0.1 * -slack / flex
        need, give = -slack - flex, nodes.give[1][at] - nodes.give[0][start]
        if need > give + 0.005:
            return lone + 1e12 + need
        return lone + 0.1 + 0.5 * (need / give if give else 0.0) ** 2
    if last:
        return lone
    if slack <= flex:
        return 0.05 + 3.0 * (slack / flex) ** 2 if flex else 0.0
    gaps = nodes.even[1][at] - nodes.even[0][start]
    stretch = (slack - flex) / (max(gaps, 1) * measure.em)
    if stretch > measure.most or (not gaps and slack > 0.005):
        return 81e6 * (min(1.0, slack / (2 * measure.em)) ** 2 + 20 * (slack / measure.width) ** 2)
    if stretch > 0.25:
        return 1e6 * (stretch / 0.25 + 1) ** 3
    seen = 60.0 if stretch > 0.095 else 0.0
    return 3.05 + stretch / 0.02 + (stretch / 0.02) ** 2 + seen


def _least(nodes: Nodes, measure: Measure) -> float:
    """Return the cost of the best breaks of all, up to each node."""
    cost = [0.0]
    for at in range(1, len(nodes.end)):
        cost.append(min(cost[start] + _demerits(nodes, measure, start, at) for start in range(at)))
    return cost[-1]


@given(_PIECES, st.sampled_from([100.0, 160.0, 280.0]), st.sampled_from([0.0, 20.0]))
def test_no_other_breaks_cost_less(
    pieces: list[tuple[float, float, float, int]], width: float, indent: float
) -> None:
    nodes = _nodes(pieces)
    measure = Measure(first=width - indent, width=width, em=10.0, lone=2, most=1.0)
    path, _ = justified(nodes, measure)
    cost = sum(_demerits(nodes, measure, one, two) for one, two in pairwise(path))
    least = _least(nodes, measure)
    assert path[0] == 0
    assert path[-1] == len(pieces)
    # Where a line is torn in any case, the search ends at the first.
    assert cost <= least * (1 + 1e-9) + 1e-9 or least >= 1e6
