"""How much a headline shares with the text above it and with the text below it.

Compared are pairs of adjacent characters; a pair that stands in many paragraphs (a district's
name) counts little.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from itertools import pairwise

_NEAREST = 3
"""Paragraphs on either side that are looked at."""


def kinships(texts: Sequence[str], candidates: Sequence[bool]) -> Mapping[int, tuple[float, float]]:
    """Return for each candidate its kinship, from 0 to 1, with what stands above and below."""
    pairs = [_pairs(text) for text in texts]
    spread = Counter(pair for own in pairs for pair in own)
    total = len(texts)
    bodies = [bool(text) and not one for text, one in zip(texts, candidates, strict=True)]
    above = _blocks(bodies, range(total))
    below = _blocks(bodies, range(total - 1, -1, -1))
    found = dict[int, tuple[float, float]]()
    for index, candidate in enumerate(candidates):
        if candidate and pairs[index]:
            weights = {p: math.log(1 + total / spread[p]) for p in pairs[index]}
            shares = (_share(weights, pairs, blocks[index]) for blocks in (above, below))
            found[index] = (next(shares), next(shares))
    return found


def cohesion(texts: Sequence[str], candidates: Sequence[bool]) -> Mapping[int, float]:
    """Return for each paragraph of text how much of it the nearest paragraphs above have too."""
    pairs = [_pairs(text) for text in texts]
    spread = Counter(pair for own in pairs for pair in own)
    total = len(texts)
    found, nearest = dict[int, float](), deque[int](maxlen=_NEAREST)
    for index, candidate in enumerate(candidates):
        above = list(reversed(nearest))
        nearest.extend([] if candidate else [index])
        if not candidate and above and pairs[index]:
            weights = {p: math.log(1 + total / spread[p]) for p in pairs[index]}
            found[index] = _share(weights, pairs, above)
    return found


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(c if c.isalnum() else " " for c in text)
    return frozenset(p for p in map("".join, pairwise(letters)) if " " not in p)


def _blocks(bodies: Sequence[bool], indexes: range) -> Mapping[int, Sequence[int]]:
    """Return for each of ``indexes`` the nearest paragraphs of text passed on the way to it.

    They are those of one block, up to a headline or a gap, from the nearest on.
    """
    blocks, block, ended = dict[int, Sequence[int]](), deque[int](maxlen=_NEAREST), False
    for index in indexes:
        blocks[index] = tuple(block)
        if not bodies[index]:
            ended = True
            continue
        if ended:
            block.clear()
        ended = False
        block.appendleft(index)
    return blocks


def _share(
    weights: Mapping[str, float], pairs: Sequence[frozenset[str]], block: Sequence[int]
) -> float:
    if not block:
        return 0.0
    near = frozenset().union(*(pairs[i] for i in block))
    shared = sum(weight for pair, weight in weights.items() if pair in near)
    return shared / sum(weights.values())
