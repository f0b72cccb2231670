"""The best way to break a whole paragraph: Knuth and Plass's optimum with CLREQ's squeeze and stretch.

Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", 1981. Where they keep a
list of active breaks, a moving lower bound serves here: Chinese may break almost anywhere, so
that the few starts within reach of an end stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_TINY = 0.005
"""Pixels by which a line may be too long and still fits: rounding, not ink."""
_LOOSEST = 0.25
"""Stretch in em per gap that a line only gets where nothing else is possible."""
_FINE = 0.02
"""Stretch in em per gap that costs four times as much as squeezing all marks of a line (T3)."""
_LOOSE, _SEEN_LOOSE = 0.095, 60.0
"""Stretch in em per gap from which the eye sees that a line is loose, and what that costs: as much
as a few lines of which each is hardly seen to be. Fitted on technical prose of narrow measure."""
_OPENED, _WIDENED = 0.05, 3.0
"""What opening a line costs at all, and opening its flexible gaps all the way: more than squeezing
all its marks (T3), fitted on official prose, where holes beside digits are what the eye sees."""
_RAGGED, _SEEN = 81.0, 2.0
"""What a line left ragged costs, in units of `TORN`, where so many em of it are empty: as much as
gaps of half an em. An address alone on its line is hardly seen to end before the edge."""
_EMPTY = 20.0
"""How many times as much an empty line costs as a full one that is left ragged."""
DIVIDED = 80.0
"""What dividing a word costs: as much as gaps of 0.17 em, which the eye sees as a torn line."""
PARTED = 40.0
"""What breaking the name of a person costs: as much as gaps of 0.12 em."""
SPLIT = 1e5
"""What parting an address anywhere costs: only less than a torn line."""
TORN = 1e6
_LONE = 1e4
_OVERFULL = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """The places where a paragraph may break, each as the start and as the end of a line.

    Widths are sums from the start of the paragraph, so that a line from node i to node j measures
    ``right[j] - left[i]``; the other pairs of lists work alike. ``start`` and ``end`` are
    positions in the text: the white between two lines belongs to neither.
    """

    start: list[int]
    end: list[int]
    left: list[float]
    right: list[float]
    flex_shrink: tuple[list[float], list[float]]
    give: tuple[list[float], list[float]]
    flex_stretch: tuple[list[float], list[float]]
    even: tuple[list[float], list[float]]
    solid: tuple[list[float], list[float]]
    """Characters that are neither marks nor white, for T10."""
    hyphens: Mapping[int, float] = field(default_factory=dict)
    """The nodes at which a word is divided, each with the room that its hyphen takes."""
    prices: Mapping[int, float] = field(default_factory=dict)
    """What it costs to end a line at a node where none should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the lines are to fill: widths in pixels, ``em`` too."""

    first: float
    width: float
    em: float
    lone: int
    most: float
    """Stretch in em per gap beyond which a line is left ragged."""


def justified(nodes: Nodes, measure: Measure) -> tuple[list[int], float]:
    """Return the nodes at which to break, from 0 to the last, for lines flush at both edges.

    With them comes what that costs.
    """
    size = len(nodes.end)
    cost = [0.0] * size
    origin = [0] * size
    left, right = _squeezed_edges(nodes)
    first, width = measure.first + _TINY, measure.width + _TINY
    low = 0
    for at in range(1, size):
        while low < at - 1 and right[at] - left[low] > (width if low else first):
            low += 1
        cost[at], origin[at] = _cheapest(nodes, measure, cost, low, at)
        cost[at] += nodes.prices.get(at, 0.0)
    return _trace(origin), cost[-1]


def ragged(nodes: Nodes, measure: Measure, *, balanced: bool) -> list[int]:
    """Return the nodes at which to break for lines that are not stretched.

    ``balanced`` makes all lines alike, the last among them, as titles want it.
    """
    size = len(nodes.end)
    cost = [0.0] * size
    origin = [0] * size
    low = 0
    for at in range(1, size):
        while low < at - 1 and nodes.right[at] - nodes.left[low] > _width(measure, low) + _TINY:
            low += 1
        best = float("inf")
        for start in range(low, at):
            width = _width(measure, start)
            slack = max(0.0, width - nodes.right[at] + nodes.left[start]) / width
            price = cost[start] + slack * slack
            if at == size - 1:
                price = price if balanced else cost[start]
                price += _lone_price(nodes, measure, start, at)
            if price < best:
                best, origin[at] = price, start
        cost[at] = best
    return _trace(origin)


def _width(measure: Measure, start: int) -> float:
    return measure.width if start else measure.first


def _squeezed_edges(nodes: Nodes) -> tuple[list[float], list[float]]:
    """Return ``left`` and ``right`` of the nodes for lines that are squeezed as far as can be."""
    left, right = (
        [edge - flex - give for edge, flex, give in zip(edges, flexes, gives, strict=True)]
        for edges, flexes, gives in (
            (nodes.left, nodes.flex_shrink[0], nodes.give[0]),
            (nodes.right, nodes.flex_shrink[1], nodes.give[1]),
        )
    )
    return left, right


def _cheapest(
    nodes: Nodes, measure: Measure, cost: list[float], low: int, at: int
) -> tuple[float, int]:
    """Return the least cost of all lines up to ``at``, and where the last of them starts.

    Starts are tried from ``low`` on up to the first that leaves the line torn, and beyond while
    what stands above may be so much better. Written out in one piece, as nothing in the composer
    is done more often.
    """
    width, end, em, left = measure.width, nodes.right[at], measure.em, nodes.left
    (flex_before, flex_after), (even_before, even_after) = nodes.flex_stretch, nodes.even
    flex_end, even_end = flex_after[at], even_after[at]
    loosest = min(measure.most, _LOOSEST)
    is_last = at == len(left) - 1
    best, origin, least = float("inf"), 0, min(cost[low:at])
    for start in range(low, at):
        slack = (width if start else measure.first) - end + left[start]
        if slack < 0:
            price = _squeezed(nodes, start, at, -slack)
        elif is_last:
            price = 0.0
        elif slack <= (flex := flex_end - flex_before[start]):
            price = _OPENED + _WIDENED * (slack / flex) ** 2 if flex else 0.0
        else:
            gaps = even_end - even_before[start]
            stretch = (slack - flex) / (max(gaps, 1) * em)
            if stretch <= loosest and (gaps or slack <= _TINY):
                ratio = stretch / _FINE
                price = _OPENED + _WIDENED + ratio + ratio * ratio
                price += _SEEN_LOOSE if stretch > _LOOSE else 0.0
                if price + least >= best:
                    break  # the lines from later starts are looser still
            else:
                price = _torn(measure, stretch, slack, gaps)
        if is_last:
            price += _lone_price(nodes, measure, start, at)
        if price >= TORN and price + least >= best:
            break
        price += cost[start]
        if price < best:
            best, origin = price, start
    return best, origin


def _torn(measure: Measure, stretch: float, slack: float, gaps: float) -> float:
    """Return the demerits of a line with gaps of ``stretch`` em, or left ragged."""
    if stretch > measure.most or (not gaps and slack > _TINY):
        seen = min(1.0, slack / (_SEEN * measure.em)) ** 2
        return TORN * _RAGGED * (seen + _EMPTY * (slack / measure.width) ** 2)
    # One torn line is worse than several loose ones.
    return TORN * (stretch / _LOOSEST + 1) ** 3


def _squeezed(nodes: Nodes, start: int, at: int, need: float) -> float:
    """Return the demerits of a line that is ``need`` pixels too long."""
    flex = nodes.flex_shrink[1][at] - nodes.flex_shrink[0][start]
    if need <= flex:
        return 0.1 * need / flex
    give = nodes.give[1][at] - nodes.give[0][start]
    need -= flex
    if need > give + _TINY:
        return _OVERFULL + need
    ratio = need / give if give else 0.0
    return 0.1 + 0.5 * ratio * ratio


def _lone_price(nodes: Nodes, measure: Measure, start: int, at: int) -> float:
    """Charge for a last line with too few characters beside its marks (T10)."""
    solid = nodes.solid[1][at] - nodes.solid[0][start]
    return _LONE if start and solid < measure.lone else 0.0


def _trace(origin: list[int]) -> list[int]:
    path = [len(origin) - 1]
    while path[-1]:
        path.append(origin[path[-1]])
    return path[::-1]
