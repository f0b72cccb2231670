"""From a place in a manuscript to its page, and from a point on a page to its manuscript."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from jianbao.diagnostics import Span
from jianbao.typesetting.pagination import BlockPlace


class PageMap:
    """The blocks of the pages shown."""

    def __init__(
        self, starts: tuple[tuple[str, int], ...] = (), places: tuple[BlockPlace, ...] = ()
    ) -> None:
        self._starts = dict(starts)
        self._pages: dict[int, list[BlockPlace]] = defaultdict(list)
        lines: dict[str, dict[int, int]] = defaultdict(dict)
        for place in places:
            self._pages[place.page].append(place)
            file, line = source_of(place)
            lines[file].setdefault(line, place.page)
        self._lines = {file: sorted(found.items()) for file, found in lines.items()}

    def page_of_id(self, name: str) -> int:
        """Return the page on which the element with the id ``name`` begins; 0 for none."""
        return self._starts.get(name, 0)

    def page_of(self, span: Span | None) -> int:
        """Return the page of the last block that begins at or before ``span``; 0 for none."""
        found = self._lines.get(span.file, ()) if span else ()
        if span is None or not found:
            return 0
        at = bisect_right(found, (span.line, float("inf"))) - 1
        return found[max(at, 0)][1]

    def box_of(self, file: str, line: int) -> BlockPlace | None:
        """Return the block that a line of a manuscript belongs to: the last that begins at or before it."""
        blocks = [b for page in self._pages.values() for b in page if source_of(b)[0] == file]
        before = [block for block in blocks if source_of(block)[1] <= line]
        return max(before, key=lambda b: (source_of(b)[1], -b.page), default=None)

    def at(self, page: int, x: float, y: float) -> BlockPlace | None:
        """Return the smallest block at a point (pt from the top left), or the nearest one above."""
        blocks = self._pages.get(page, [])
        hit = [b for b in blocks if b.left <= x <= b.right and b.top <= y <= b.bottom]
        if hit:
            return min(hit, key=lambda b: (b.right - b.left) * (b.bottom - b.top))
        above = [block for block in blocks if block.top <= y]
        return max(above, key=lambda block: block.top) if above else None


def source_of(place: BlockPlace) -> tuple[str, int]:
    """Return the manuscript and the line (from 1) of a block."""
    file, _, line = place.source.rpartition(":")
    return file, int(line) if line.isdecimal() else 1
