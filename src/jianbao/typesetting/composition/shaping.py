"""Glyph runs of a text, read from Pango through WeasyPrint's binding in whole arrays."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.foreign import PangoLayout, Pointer, Style
from jianbao.typesetting.composition.spacing import CENTRED

_BYTES_PER_GLYPH = ffi.sizeof("PangoGlyphInfo")
_INTS_PER_GLYPH = _BYTES_PER_GLYPH // 4
"""Glyph, width, x_offset, y_offset, attributes."""
_BYTES_PER_LOG_ATTR = ffi.sizeof("PangoLogAttr")
_CUT = frozenset((kind.OPENING, kind.CLOSING, kind.STOP, kind.MIDDLE_DOT))
"""Classes of the marks whose white may be cut."""
_KERNED = frozenset((kind.LATIN, kind.LATIN_MARK, kind.DASH))
"""Classes whose width may depend on what follows, which may come to stand on the next line."""
_HAN = "中"
_STRAY = re.compile(
    rf"^(?=[\W\d_])|(?<=[ -~\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff])(?=[{kind.ON_THE_EM}])"
)
_TRADITIONAL = re.compile("hant|-(?:tw|hk|mo)", re.IGNORECASE)
_SPECIAL = 0x0FFFFFFF
"""Glyph numbers from here on are Pango's marks for empty and missing glyphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Consecutive glyphs of one face; ``clusters`` are byte offsets into the whole text."""

    item: Pointer
    font: Pointer
    glyphs: array[int]
    widths: array[int]
    x_offsets: array[int]
    clusters: list[int]
    end: int
    plain: bool
    """Whether the glyphs are ordinary ones, left to right on the baseline."""


def runs(layout: PangoLayout) -> Iterator[Run]:
    """Yield the glyph runs of the first line of a WeasyPrint ``Layout``."""
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    node = line.runs
    while node != ffi.NULL:
        yield _read(node.data)
        node = node.next


def _read(glyph_item: Pointer) -> Run:
    string, item = glyph_item.glyphs, glyph_item.item
    count = string.num_glyphs
    numbers = array("i", bytes(ffi.buffer(string.glyphs, count * _BYTES_PER_GLYPH)))
    clusters = array("i", bytes(ffi.buffer(string.log_clusters, count * 4)))
    glyphs = numbers[::_INTS_PER_GLYPH]
    offset = item.offset
    return Run(
        item=glyph_item,
        font=item.analysis.font,
        glyphs=glyphs,
        widths=numbers[1::_INTS_PER_GLYPH],
        x_offsets=numbers[2::_INTS_PER_GLYPH],
        clusters=[offset + cluster for cluster in clusters],
        end=offset + item.length,
        plain=not any(numbers[3::_INTS_PER_GLYPH])
        and not item.analysis.level % 2
        and max(glyphs, default=0) < _SPECIAL,
    )


def byte_offsets(text: str) -> list[int]:
    """Return the UTF-8 offset of each character of ``text`` and of its end."""
    if text.isascii():
        return list(range(len(text) + 1))
    return [0, *accumulate(len(character.encode()) for character in text)]


def in_chinese(text: str) -> tuple[str, list[int]]:
    """Return ``text`` as it is to be shaped, and the UTF-8 offset there of each character.

    Pango sets a quotation mark, dash or ellipsis in the script of what precedes it, so that behind
    Latin, or where a line happens to begin, it would come out narrow. A Han character is put before
    such marks, to be passed over when the glyphs are read. The last offset is that of the end.
    """
    stray = [match.start() for match in _STRAY.finditer(text)]
    offsets = byte_offsets(text)
    if not stray:
        return text, offsets
    inserted = len(_HAN.encode())
    for count, first in enumerate(stray, 1):
        end = stray[count] if count < len(stray) else len(offsets)
        offsets[first:end] = [offset + count * inserted for offset in offsets[first:end]]
    return _STRAY.sub(_HAN, text), offsets


def shape(
    style: Style, text: str, letters: str, ends: Sequence[int]
) -> tuple[list[float], dict[int, tuple[float, float]]]:
    """Shape ``text`` in ``style`` and measure it.

    ``letters`` are the classes of the text; ``ends`` is true where a line may end behind the
    character. Returns the advance of each character in pixels (a cluster's with its first
    character), and the white at the left and right, in pixels, of each full-width mark.
    """
    layout = Layout(style)
    shaped, offsets = in_chinese(text.replace("\n", " "))
    pointer, _ = unicode_to_char_p(shaped)
    pango.pango_layout_set_text(layout.layout, pointer, -1)
    index_at = {offset: index for index, offset in enumerate(offsets)}
    advances = [0.0] * len(text)
    room: dict[int, tuple[float, float]] = {}
    for run in runs(layout):
        for glyph, width, cluster, following in zip(
            run.glyphs, run.widths, run.clusters, [*run.clusters[1:], run.end], strict=True
        ):
            if cluster not in index_at:
                continue  # a Han character put in
            index = index_at[cluster]
            letter = letters[index]
            own = width
            if letter in _CUT and glyph < _SPECIAL:
                white = _room(run.font, glyph, width * FROM_UNITS, style, letter)
                if white is not None:
                    room[index] = white
            elif letter in _KERNED and following > cluster and not advances[index]:
                after = index_at.get(following, index + 1)
                if ends[after - 1] and glyph < _SPECIAL:
                    own = _unkerned(run.font, glyph)
            advances[index] += own * FROM_UNITS
    return advances, room


def _unkerned(font: Pointer, glyph: int) -> int:
    """Return a glyph's own width, for where a line may end between it and what it is kerned with."""
    extents = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, extents)
    width: int = extents.width
    return width


def _room(
    font: Pointer, glyph: int, advance: float, style: Style, letter: str
) -> tuple[float, float] | None:
    """Return the white beside a full-width mark's ink that may be cut, at most half an em.

    A stop that Taiwan and Hong Kong set in the middle of its square is `CENTRED`, with none to cut.
    """
    em = style["font_size"]
    if not 0.9 * em < advance < 1.1 * em:
        return None
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
    left = ink.x * FROM_UNITS
    right = advance - left - ink.width * FROM_UNITS
    if letter == kind.MIDDLE_DOT:
        return min(0.25 * em, _cuttable(left, em)), min(0.25 * em, _cuttable(right, em))
    traditional = _TRADITIONAL.search(style["lang"] or "")
    if traditional and letter in (kind.CLOSING, kind.STOP) and abs(left - right) < 0.1 * em:
        return CENTRED
    white = _cuttable(left, em), _cuttable(right, em)
    return white if any(white) else None


def _cuttable(white: float, em: float) -> float:
    """Snap to half an em where the face means half: ink may come within 0.06 em of the cut."""
    if white >= 0.44 * em:
        return 0.5 * em
    return max(0.0, white - 0.06 * em)


def unicode_breaks(text: str) -> bytes:
    """Return one byte per character, odd where UAX #14 lets a line begin there."""
    pointer, data = unicode_to_char_p(text)
    length = len(text) + 1
    attributes = ffi.new("PangoLogAttr[]", length)
    language = pango.pango_language_from_string(unicode_to_char_p("zh")[0])
    pango.pango_get_log_attrs(pointer, len(data), -1, language, attributes, length)
    return bytes(ffi.buffer(attributes))[: len(text) * _BYTES_PER_LOG_ATTR : _BYTES_PER_LOG_ATTR]
