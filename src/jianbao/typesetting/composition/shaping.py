"""A text in a style: its glyphs, how wide each is, and the white beside marks that may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from jianbao.typesetting.composition import classes as kind
from jianbao.typesetting.composition.foreign import Font, PangoLayout, Pointer, Stream, Style
from jianbao.typesetting.composition.glyph_runs import SPECIAL, GlyphRun, runs
from jianbao.typesetting.composition.spacing import CENTRED
from jianbao.typesetting.looks import LOOKS

_BYTES_PER_LOG_ATTR = ffi.sizeof("PangoLogAttr")
_CUT = frozenset((kind.OPENING, kind.CLOSING, kind.STOP, kind.MIDDLE_DOT))
"""Classes of the marks whose white may be cut."""
_KERNED = frozenset((kind.LATIN, kind.LATIN_MARK, kind.DASH))
"""Classes whose width may depend on what follows, which may come to stand on the next line."""
_HAN = "中"
_APOSTROPHES = "’‘"
_WIDE, _BESIDE = 0.45, 0.05
"""In em: what is wider is made for Chinese text; the white that stays beside it in a word."""
_STRAY = re.compile(
    rf"^(?=[\W\d_])|(?<=[ -~\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff])(?=[{kind.ON_THE_EM}])"
)
_TRADITIONAL = re.compile("hant|-(?:tw|hk|mo)", re.IGNORECASE)
_shaped_by = itemgetter(*LOOKS)


def in_chinese(text: str) -> tuple[str, list[int]]:
    """Return ``text`` as it is to be shaped, and which characters of that were put in.

    Pango sets a quotation mark, dash or ellipsis in the script of what precedes it, so that behind
    Latin, or where a text happens to begin, it would come out narrow. A Han character is put before
    such marks, to be passed over when the glyphs are read.
    """
    stray = [match.start() for match in _STRAY.finditer(text)]
    return _STRAY.sub(_HAN, text) if stray else text, [at + n for n, at in enumerate(stray)]


@dataclass(slots=True, eq=False)
class SizedFace:
    """A face in one size, as Pango has it, and what was asked about it."""

    font: Pointer
    kept: PangoLayout
    """Keeps Pango from freeing the font."""
    whites: dict[tuple[int, int, str], tuple[float, float] | None] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    drawn: tuple[object, tuple[Font, float]] | None = None

    def width(self, glyph: int) -> int:
        """Return a glyph's own width, in Pango's units, without kerning."""
        width = self.widths.get(glyph)
        if width is None:
            extents = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.font, glyph, ffi.NULL, extents)
            width = self.widths[glyph] = extents.width
        return width

    def drawn_in(self, stream: Stream) -> tuple[Font, float]:
        """Return WeasyPrint's record of the face in the PDF of ``stream``, and its size."""
        fonts = stream._fonts  # noqa: SLF001 - to ask only once in a PDF
        if self.drawn is None or self.drawn[0] is not fonts:
            self.drawn = fonts, stream.add_font(self.font)
        return self.drawn[1]


@dataclass(slots=True)
class Shaped:
    """A text's glyphs.

    ``advances`` has that of each character in pixels (a cluster's with its first character);
    ``room`` the white at the left and right, in pixels, of each full-width mark.
    """

    text: str
    runs: list[tuple[SizedFace, GlyphRun]]
    advances: list[float]
    room: dict[int, tuple[float, float]]

    def between(self, start: int, end: int) -> Iterator[tuple[SizedFace, GlyphRun, int, int]]:
        """Yield the runs that show the characters from ``start`` to ``end``, and which glyphs."""
        for face, run in self.runs:
            first, last = run.between(start, end)
            if first < last:
                yield face, run, first, last


def shaper_of(style: Style) -> Shaper:
    """Return what shapes texts of ``style``: one for all styles that look alike to Pango."""
    known: dict[str, Shaper] = vars(style.font_config).setdefault("composer_shapers", {})
    key = repr(_shaped_by(style))
    if key not in known:
        known[key] = Shaper(style)
    return known[key]


class Shaper:
    """Shapes texts of styles that look alike; holds none of them, as they hold it."""

    def __init__(self, style: Style) -> None:
        """Prepare for styles like ``style``."""
        self._layout = _layout(style)
        self._faces: dict[int, SizedFace] = {}
        self._signs: dict[str, Shaped] = {}
        self._em = style["font_size"]
        self._traditional = bool(_TRADITIONAL.search(style["lang"] or ""))

    def alone(self, style: Style, sign: str) -> Shaped:
        """Return a Latin sign that stands in no text."""
        if sign not in self._signs:
            self._signs[sign] = self.shape(style, sign, kind.LATIN_MARK, b"\0")
        return self._signs[sign]

    def shape(self, style: Style, text: str, letters: str, ends: Sequence[int]) -> Shaped:
        """Shape ``text`` in ``style`` and measure it.

        ``letters`` are the classes of the text; ``ends`` is true where a line may end behind the
        character.
        """
        shaped = Shaped(text, self._runs(style, text), [0.0] * len(text), {})
        advances = shaped.advances
        for face, run in shaped.runs:
            following = [*run.clusters[1:], run.end]
            for glyph, width, at, after in zip(
                run.glyphs, run.widths, run.clusters, following, strict=True
            ):
                letter = letters[at]
                own = width
                if letter in _CUT and glyph < SPECIAL:
                    white = self._white(face, glyph, width, letter)
                    if white is not None:
                        shaped.room[at] = white
                elif letter == kind.LATIN_MARK and text[at] in _APOSTROPHES:
                    white = self._around(face.font, glyph, width * FROM_UNITS)
                    if white is not None:
                        shaped.room[at] = white
                elif letter in _KERNED and after > at and not advances[at] and ends[after - 1]:
                    own = face.width(glyph) if glyph < SPECIAL else width
                advances[at] += own * FROM_UNITS
        return shaped

    def _runs(self, style: Style, text: str) -> list[tuple[SizedFace, GlyphRun]]:
        shaped, inserted = in_chinese(text.replace("\n", " "))
        pointer, _ = unicode_to_char_p(shaped)
        layout, known = self._layout, len(self._faces)
        pango.pango_layout_set_text(layout.layout, pointer, -1)
        found = [(self._face(run.font), run) for run in runs(layout, shaped)]
        if len(self._faces) > known:
            self._layout = _layout(style)  # the other keeps its text, and so the faces
        if inserted:
            found = [(face, run.without(inserted)) for face, run in found]
        return [(face, run) for face, run in found if run.clusters]

    def _face(self, font: Pointer) -> SizedFace:
        address = int(ffi.cast("uintptr_t", font))
        if address not in self._faces:
            self._faces[address] = SizedFace(font, self._layout)
        return self._faces[address]

    def _white(
        self, face: SizedFace, glyph: int, width: int, letter: str
    ) -> tuple[float, float] | None:
        key = glyph, width, letter
        if key not in face.whites:
            face.whites[key] = self._measured_white(face.font, glyph, width * FROM_UNITS, letter)
        return face.whites[key]

    def _around(self, font: Pointer, glyph: int, advance: float) -> tuple[float, float] | None:
        """Return the white beside an apostrophe's ink that a Latin word has no place for."""
        em = self._em
        if advance < _WIDE * em or glyph >= SPECIAL:
            return None
        ink = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
        left = ink.x * FROM_UNITS
        right = advance - left - ink.width * FROM_UNITS
        return max(left - _BESIDE * em, 0.0), max(right - _BESIDE * em, 0.0)

    def _measured_white(
        self, font: Pointer, glyph: int, advance: float, letter: str
    ) -> tuple[float, float] | None:
        """Return the white beside a full-width mark's ink that may be cut, at most half an em.

        A stop that Taiwan and Hong Kong set in the middle of its square is `CENTRED`, with none
        to cut.
        """
        em = self._em
        if not 0.9 * em < advance < 1.1 * em:
            return None
        ink = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
        left = ink.x * FROM_UNITS
        right = advance - left - ink.width * FROM_UNITS
        if letter == kind.MIDDLE_DOT:
            return min(0.25 * em, _cuttable(left, em)), min(0.25 * em, _cuttable(right, em))
        centred = abs(left - right) < 0.1 * em
        if self._traditional and letter in (kind.CLOSING, kind.STOP) and centred:
            return CENTRED
        white = _cuttable(left, em), _cuttable(right, em)
        return white if any(white) else None


def _layout(style: Style) -> PangoLayout:
    layout = Layout(style)
    del layout.style
    return layout


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
