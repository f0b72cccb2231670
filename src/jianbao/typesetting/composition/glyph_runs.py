"""Glyph runs of a text, read from Pango through WeasyPrint's binding in whole arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from weasyprint.text.ffi import ffi, pango

from jianbao.typesetting.composition.foreign import PangoLayout, Pointer

SPECIAL: Final = 0x0FFFFFFF
"""Glyph numbers from here on are Pango's marks for empty and missing glyphs."""
_BYTES_PER_GLYPH = ffi.sizeof("PangoGlyphInfo")
_INTS_PER_GLYPH = _BYTES_PER_GLYPH // 4
"""Glyph, width, x_offset, y_offset, attributes."""
_FIRST_BYTES = bytes(not 0x80 <= byte < 0xC0 for byte in range(256))  # noqa: PLR2004 - UTF-8


@dataclass(slots=True)
class GlyphRun:
    """Consecutive glyphs of one face, which show the characters up to ``end``."""

    item: Pointer
    font: Pointer
    end: int
    glyphs: Sequence[int]
    widths: Sequence[int]
    x_offsets: Sequence[int]
    clusters: list[int]
    """The first character of what each glyph shows."""
    odd: Sequence[int]
    """The glyphs that are missing, stand off the baseline or run from right to left."""

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return which glyphs show the characters from ``start`` to ``end``."""
        clusters = self.clusters
        if clusters[0] > clusters[-1]:  # right to left
            return (0, len(clusters)) if start < self.end and end > clusters[-1] else (0, 0)
        first = bisect_left(clusters, start)
        return first, bisect_left(clusters, end, first)

    def is_odd(self, first: int, last: int) -> bool:
        """Whether one of these glyphs is."""
        return any(first <= at < last for at in self.odd)

    def without(self, inserted: Sequence[int]) -> GlyphRun:
        """Return the run as it is in the text that lacks the characters ``inserted``."""
        kept = [at for at, cluster in enumerate(self.clusters) if cluster not in inserted]
        return GlyphRun(
            self.item,
            self.font,
            self.end - bisect_left(inserted, self.end),
            [self.glyphs[at] for at in kept],
            [self.widths[at] for at in kept],
            [self.x_offsets[at] for at in kept],
            [self.clusters[at] - bisect_left(inserted, self.clusters[at]) for at in kept],
            [index for index, at in enumerate(kept) if at in self.odd],
        )


def runs(layout: PangoLayout, text: str) -> Iterator[GlyphRun]:
    """Yield the glyph runs of the first line of a WeasyPrint ``Layout`` that holds ``text``."""
    starts = text.encode().translate(_FIRST_BYTES)
    character_at = list(accumulate(starts, initial=0))
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    node = line.runs
    while node != ffi.NULL:
        yield _read(node.data, character_at)
        node = node.next


def _read(glyph_item: Pointer, character_at: list[int]) -> GlyphRun:
    string, item = glyph_item.glyphs, glyph_item.item
    count, offset = string.num_glyphs, item.offset
    numbers = array("i", ffi.buffer(string.glyphs, count * _BYTES_PER_GLYPH)[:])
    clusters = array("i", ffi.buffer(string.log_clusters, count * 4)[:])
    glyphs, y_offsets = numbers[::_INTS_PER_GLYPH], numbers[3::_INTS_PER_GLYPH]
    odd: Sequence[int] = ()
    if item.analysis.level % 2:
        odd = range(count)
    elif any(y_offsets) or max(glyphs, default=0) >= SPECIAL:
        odd = [at for at in range(count) if y_offsets[at] or glyphs[at] >= SPECIAL]
    return GlyphRun(
        glyph_item,
        item.analysis.font,
        character_at[offset + item.length],
        glyphs,
        numbers[1::_INTS_PER_GLYPH],
        numbers[2::_INTS_PER_GLYPH],
        [character_at[offset + cluster] for cluster in clusters],
        odd,
    )
