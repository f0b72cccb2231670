"""Composed text as WeasyPrint carries it to the page, and how it is written into the PDF.

Each glyph is written where the composer put it, measured from the start of its box, so that
rounding never adds up along a line.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from jianbao.typesetting.composition.foreign import Font, Matrix, Pointer, Stream, Style
from jianbao.typesetting.composition.glyph_runs import GlyphRun, runs
from jianbao.typesetting.composition.log import BadLine
from jianbao.typesetting.composition.shaping import Shaped, SizedFace

_VISIBLE = 0.3
"""Thousandths of an em by which a glyph may stand off its place."""
_LIKE_A_SPACE = 90
"""Gap in thousandths of an em that text extraction may take for a space."""


@dataclass(slots=True)
class ShapedStretch:
    """What of a shaped text stands on a line: from the character ``start`` on.

    ``places`` has the place of each of its characters, and of what follows, in pixels from the
    left edge of its box.
    """

    shaped: Shaped
    start: int
    places: list[float]


class ComposedText(Layout):
    """A text box's layout whose glyphs stand where the composer put them.

    Stands in for WeasyPrint's ``Layout``, but has none of Pango's until WeasyPrint asks for it.
    """

    unsaid = False
    """Whether it is seen, but is no part of the text: a hyphen that divides a word."""

    def __init__(
        self,
        style: Style,
        text: str,
        stretch: ShapedStretch,
        max_width: float,
        fault: BadLine | None,
    ) -> None:
        """Take the text of a text box and its glyphs."""
        self.justification_spacing = 0
        self.max_width = max_width
        self.first_line_direction = 0
        self.text = self.composed = text
        self.stretch = stretch
        self.places = stretch.places
        self.fault = fault
        if style["text_decoration_line"] != "none":
            self.setup(style)
            self.deactivate()

    @cached_property
    def layout(self) -> Pointer:
        """Pango's layout, for WeasyPrint to draw from."""
        self.setup(self.style)
        self.shape(self.composed)
        return self.__dict__["layout"]

    def reactivate(self, style: Style) -> None:
        """Get ready to be drawn."""
        self.style = style

    def deactivate(self) -> None:
        """Give back what is only needed while drawing."""
        for name in ("layout", "language", "style"):
            self.__dict__.pop(name, None)

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - WeasyPrint's signature
        """Give Pango the text alone, as spacing is in the places; WeasyPrint sets other text."""
        if text != self.composed:
            super().set_text(text, justify)
            return
        self.text = text
        self.shape(text)

    def shape(self, text: str) -> None:
        """Have Pango shape ``text``."""
        pointer, _ = unicode_to_char_p(text)
        pango.pango_layout_set_text(self.layout, pointer, -1)

    def get_first_line(self) -> tuple[Pointer, int | None]:
        """Return Pango's line with the composer's widths, for WeasyPrint to draw."""
        line, resume = super().get_first_line()
        if self.text == self.composed:
            self._impose()
        return line, resume

    def _impose(self) -> None:
        """Write the places into Pango's glyphs."""
        places = self.places
        for run in runs(self, self.composed):
            clusters = [*run.clusters, run.end]
            for index, cluster in enumerate(run.clusters):
                following = clusters[index + 1]
                if following == cluster:
                    continue
                geometry = run.item.glyphs.glyphs[index].geometry
                start, stop = places[cluster], places[following]
                if not cluster and start:
                    geometry.x_offset += round(start * 1000)
                    start = 0.0
                geometry.width = round((stop - start) * TO_UNITS)


def draw(stream: Stream, layout: ComposedText, matrix: Matrix) -> bool:
    """Write the text of ``layout`` into the PDF stream; False where WeasyPrint must do it.

    That is where glyphs are missing, coloured, raised or right to left.
    """
    if not layout.composed.strip():
        return True  # nothing to see
    start = layout.stretch.start
    shown = list(layout.stretch.shaped.between(start, start + len(layout.composed)))
    fonts = [face.drawn_in(stream) for face, *_ in shown]
    if any(run.is_odd(first, last) for _, run, first, last in shown) or any(
        font.bitmap or font.png or font.svg or font.colr for font, _ in fonts
    ):
        return False
    pen = _Pen(stream, layout)
    for part in shown:
        pen.write(*part)
    if pen.glyphs:
        stream.set_text_matrix(*matrix.values)
        _emit(stream, pen)
    return True


@dataclass(slots=True)
class _Pen:
    """Writes runs one after another and knows where it stands, in pixels from the box's edge."""

    stream: Stream
    layout: ComposedText
    position: float = 0.0
    glyphs: list[str] = field(default_factory=list)
    """Each glyph as part of a TJ array, with the move before it."""
    fonts: list[tuple[int, Font, float]] = field(default_factory=list)
    """Faces and sizes, each with the glyph where it ends."""
    starts: list[int] = field(default_factory=list)
    """The first character of each glyph's cluster."""
    wide: list[int] = field(default_factory=list)
    """Glyphs after a gap that could be taken for a space."""

    def write(self, face: SizedFace, run: GlyphRun, first: int, last: int) -> None:
        """Add the glyphs of ``run`` from ``first`` to ``last``."""
        font, size = face.drawn_in(self.stream)
        widths, start = font.widths, self.layout.stretch.start
        places, written, position = self.layout.places, self.glyphs, self.position
        scale = size / 1000
        cluster = -1
        natural = 0.0
        clusters = run.clusters[first:last]
        parts = zip(run.glyphs[first:last], run.x_offsets[first:last], clusters, strict=True)
        for index, (glyph, offset, at) in enumerate(parts, first):
            if glyph not in widths:
                widths[glyph] = round(face.width(glyph) * 1000 * FROM_UNITS / size)
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = self._meaning(run, index)
            if at != cluster:
                cluster, natural = at, places[at - start]
            move = (natural + offset * FROM_UNITS - position) / scale
            if abs(move) > _VISIBLE and abs(move := round(move, 1)) > _VISIBLE:
                position += move * scale
                if move > _LIKE_A_SPACE and written:
                    self.wide.append(len(written))
                written.append(f">{-move:.1f}<{glyph:04x}")
            else:
                written.append(f"{glyph:04x}")
            natural += run.widths[index] * FROM_UNITS
            position += widths[glyph] * scale
        self.position = position
        self.starts += [at - start for at in clusters]
        if self.fonts and self.fonts[-1][1:] == (font, size):
            self.fonts.pop()
        self.fonts.append((len(written), font, size))

    def _meaning(self, run: GlyphRun, index: int) -> str:
        """Return the text of the cluster to which a glyph belongs."""
        clusters = [*run.clusters, run.end]
        start = clusters[index]
        return self.layout.stretch.shaped.text[start : clusters[bisect_right(clusters, start)]]

    def after(self) -> float:
        """Return the space that the last glyph is to take beyond its width, where it matters.

        Given as character spacing, it tells text extraction that the next box adjoins.
        """
        width = self.layout.places[-1] - self.position
        return width if abs(width) * 1000 > _LIKE_A_SPACE * self.fonts[-1][2] else 0.0

    def spoken(self, *, to_end: bool) -> list[tuple[int, int]]:
        """Return the shortest stretches of glyphs that hold all wide gaps, in order.

        ``to_end`` makes one of the last glyph too.
        """
        stretches: list[tuple[int, int]] = []
        for at in (*self.wide, *([len(self.glyphs)] if to_end else ())):
            start, end = at - 1, min(at + 1, len(self.glyphs))
            while start and self.starts[start - 1] == self.starts[start]:
                start -= 1
            while end < len(self.starts) and self.starts[end] == self.starts[end - 1]:
                end += 1
            if stretches and start < stretches[-1][1]:
                start = stretches.pop()[0]
            stretches.append((start, end))
        return stretches


def _emit(stream: Stream, pen: _Pen) -> None:
    """Write what the pen collected, with the text of wide gaps said so that none becomes a space.

    The stretches are short because viewers spread a stretch's characters evenly over its width.
    """
    text = pen.layout.composed
    if pen.layout.unsaid:
        stream.begin_marked_content("Span", "<</ActualText <feff>>>")
        _show(stream, pen, 0, len(pen.glyphs))
        stream.end_marked_content()
        return
    starts = [*pen.starts, len(text)]
    after = pen.after()
    stretches = pen.spoken(to_end=after != 0)
    done = 0
    for start, end in stretches:
        _show(stream, pen, done, start)
        hexed = text[starts[start] : starts[end]].encode("utf-16-be").hex()
        stream.begin_marked_content("Span", f"<</ActualText <feff{hexed}>>>")
        if after and end == len(pen.glyphs):
            _show(stream, pen, start, end - 1)
            stream.stream.append(f"{after:.3f} Tc".encode())
            _show(stream, pen, end - 1, end)
            stream.stream.append(b"0 Tc")
        else:
            _show(stream, pen, start, end)
        stream.end_marked_content()
        done = end
    _show(stream, pen, done, len(pen.glyphs))


def _show(stream: Stream, pen: _Pen, start: int, end: int) -> None:
    """Write the glyphs from ``start`` to ``end``, one TJ array for each face."""
    for stop, font, size in pen.fonts:
        if start < min(stop, end):
            stream.set_font_size(font.hash, size)
            stream.show_text(f"<{''.join(pen.glyphs[start : min(stop, end)])}>".replace("<>", ""))
            start = stop
