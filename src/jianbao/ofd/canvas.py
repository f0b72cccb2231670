"""What has been painted on a page so far, and what of it has to be shown as a picture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations

from jianbao.ofd.model import GlyphText, Item, Look, Picture, bounds
from jianbao.preflight.geometry import common
from jianbao.preflight.model import Box

_MOST_PARTS = 100
"""Of a group whose parts are compared with each other."""
_JOIN = 4.0
"""Ems: how far glyphs of one line may stand apart and belong to one object still."""


class Beyond(StrEnum):
    """What OFD has no words for."""

    BLENDED = "blended"
    SHADED = "shaded"
    CLIPPED = "clipped"
    FACE = "face"
    PICTURE = "picture"
    PATTERN = "pattern"


@dataclass(slots=True)
class Canvas:
    """Items in the order in which they are painted; ``pieces`` are shown as pictures over them."""

    items: list[Item] = field(default_factory=list)
    pieces: list[Box] = field(default_factory=list)
    reasons: set[Beyond] = field(default_factory=set)

    def add(self, item: Item, beyond: Beyond | None = None) -> None:
        """Paint ``item``; if it is ``beyond`` OFD a picture shows it, and text can still be read."""
        box = bounds(item)
        is_seen = box[0] < box[2] and box[1] < box[3]
        if beyond is not None and is_seen:
            self.pieces.append(box)
            self.reasons.add(beyond)
        if isinstance(item, GlyphText) and (beyond or not is_seen):
            item = replace(item, look=Look())
        if isinstance(item, GlyphText) or (is_seen and beyond is None):
            self._append(item)

    def _append(self, item: Item) -> None:
        last = self.items[-1] if self.items else None
        if isinstance(item, GlyphText) and isinstance(last, GlyphText) and _go_on(last, item):
            self.items[-1] = replace(last, glyphs=(*last.glyphs, *item.glyphs))
        else:
            self.items.append(item)

    def absorb(self, group: Canvas, alpha: float) -> None:
        """Paint a group of items as a whole, of which ``alpha`` shows.

        Where its parts lie over each other they would show through each other, one by one.
        """
        self.pieces += group.pieces
        self.reasons |= group.reasons
        beyond = None
        if alpha < 1 and (group.pieces or _overlap(group.items)):
            beyond = Beyond.BLENDED
        for item in group.items:
            self.add(_thinned(item, alpha), beyond)


def _go_on(last: GlyphText, item: GlyphText) -> bool:
    """Whether ``item`` continues the line of ``last``."""
    if (last.face, last.size, last.turn) != (item.face, item.size, item.turn):
        return False
    if last.look != item.look or last.clip != item.clip or len(last.glyphs[-1].text) > 1:
        return False
    before, after = last.glyphs[-1], item.glyphs[0]
    a, b, c, d = last.turn or (1.0, 0.0, 0.0, 1.0)
    step = (after.x - before.x, after.y - before.y)
    size = abs(a * d - b * c) or 1.0
    along, across = (d * step[0] - c * step[1]) / size, (a * step[1] - b * step[0]) / size
    near = last.size * 1e-3
    return (0 <= along < _JOIN * last.size and abs(across) < near) or (
        0 < across < _JOIN * last.size and abs(along) < near
    )


def _overlap(items: list[Item]) -> bool:
    """Whether any two of ``items`` may lie over each other; lines of text do not."""
    if len(items) > _MOST_PARTS:
        return True
    for one, other in combinations(items, 2):
        if isinstance(one, GlyphText) and isinstance(other, GlyphText):
            continue
        shared = common(bounds(one), bounds(other))
        if shared and shared[0] < shared[2] and shared[1] < shared[3]:
            return True
    return False


def _thinned(item: Item, alpha: float) -> Item:
    if alpha == 1:
        return item
    if isinstance(item, Picture):
        return replace(item, alpha=item.alpha * alpha)
    look = item.look
    thinner = replace(
        look, fill_alpha=look.fill_alpha * alpha, stroke_alpha=look.stroke_alpha * alpha
    )
    return replace(item, look=thinner)


def merged(boxes: list[Box]) -> list[Box]:
    """Return boxes that cover the same and do not touch each other."""
    left = list(dict.fromkeys(boxes))
    if len(left) > _MOST_PARTS:
        left = [(*map(min, zip(*((x, y) for x, y, _, _ in left), strict=True)),
                 *map(max, zip(*((x, y) for _, _, x, y in left), strict=True)))]  # fmt: skip
    done: list[Box] = []
    while left:
        box = left.pop()
        touching = [other for other in left + done if common(box, other)]
        if not touching:
            done.append(box)
            continue
        for other in touching:
            (left if other in left else done).remove(other)
            box = (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))  # fmt: skip
        left.append(box)
    return sorted(done)
