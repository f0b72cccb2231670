"""What two sequences have in common, in work that does not run away where they say the same over and over.

difflib looks at each element together with all that are equal to it, once for every stretch that it
finds: for two texts of a thousand blank lines that is the cube of a thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T", bound=Hashable)

_MOST_PAIRS: Final = 100_000
"""Equal elements of one and the other that are looked at together."""
_LONGEST: Final = 40_000
"""Elements of both beyond which only what they begin with is looked at."""


def matcher_of(before: Sequence[T], after: Sequence[T]) -> SequenceMatcher[T]:
    """Return difflib's matcher of two sequences; nothing is left out of those of common length.

    In others the most frequent elements begin no match, but belong to one that reaches them.
    """
    if len(before) + len(after) > _LONGEST:
        return SequenceMatcher(lambda _: True, before, after, autojunk=False)
    here, there = Counter(before), Counter(after)
    pairs = Counter({each: count * there[each] for each, count in here.items() if each in there})
    left = pairs.total()
    frequent = set[T]()
    for each, count in pairs.most_common() if left > _MOST_PAIRS else ():
        frequent.add(each)
        left -= count
        if left <= _MOST_PAIRS:
            break
    return SequenceMatcher(
        frequent.__contains__ if frequent else None, before, after, autojunk=False
    )
