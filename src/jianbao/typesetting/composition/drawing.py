"""Composed text as WeasyPrint carries it to the page, and how it is written into the PDF.

Each glyph is written where the composer put it, measured from the start of its box, so that
rounding never adds up along a line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from jianbao.typesetting.composition.foreign import Font, Matrix, Pointer, Stream, Style
from jianbao.typesetting.composition.log import Fault
from jianbao.typesetting.composition.shaping import Run, byte_offsets, in_chinese, runs

_VISIBLE = 0.3
"""Thousandths of an em by which a glyph may stand off its place."""
_LIKE_A_SPACE = 90
"""Gap in thousandths of an em that text extraction may take for a space."""


class ComposedText(Layout):
    """A text box's layout whose glyphs stand where the composer put them.

    Stands in for WeasyPrint's ``Layout``: nothing is shaped before the text is drawn.
    """

    def __init__(
        self, style: Style, text: str, places: list[float], max_width: float, fault: Fault | None
    ) -> None:
        """Take the place of each character, and of what follows, from the box's left edge."""
        self.justification_spacing = 0
        self.max_width = max_width
        self.first_line_direction = 0
        self.text = self.composed = text
        self.places = places
        self.fault = fault
        if style["text_decoration_line"] != "none":
            self.setup(style)
            self.deactivate()

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
        place_at = dict(zip(byte_offsets(self.composed), self.places, strict=True))
        end = self.places[-1]
        for run in runs(self):
            clusters = [*run.clusters, run.end]
            for index, cluster in enumerate(run.clusters):
                following = clusters[index + 1]
                if following == cluster:
                    continue
                geometry = run.item.glyphs.glyphs[index].geometry
                start, stop = place_at[cluster], place_at.get(following, end)
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
    text, offsets = in_chinese(layout.composed)
    index_at = {offset: index for index, offset in enumerate(offsets)}
    layout.shape(text)
    shaped = [run for run in runs(layout) if any(at in index_at for at in run.clusters)]
    fonts = [stream.add_font(run.font) for run in shaped]
    if not all(run.plain for run in shaped) or any(
        font.bitmap or font.png or font.svg or font.colr for font, _ in fonts
    ):
        layout.shape(layout.composed)
        return False
    pen = _Pen(stream, layout, text.encode(), index_at)
    for run, (font, size) in zip(shaped, fonts, strict=True):
        pen.write(run, font, size)
    if pen.glyphs:
        stream.set_text_matrix(*matrix.values)
        _emit(stream, pen)
    return True


@dataclass(slots=True)
class _Pen:
    """Writes runs one after another and knows where it stands, in pixels from the box's edge."""

    stream: Stream
    layout: ComposedText
    shaped: bytes
    """The text as it was shaped."""
    index_at: dict[int, int]
    """Characters by their UTF-8 offset in it; what was put in for shaping is not among them."""
    position: float = 0.0
    glyphs: list[str] = field(default_factory=list)
    """Each glyph as part of a TJ array, with the move before it."""
    fonts: list[tuple[Font, float]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first character of each glyph's cluster."""
    wide: list[int] = field(default_factory=list)
    """Glyphs after a gap that could be taken for a space."""

    def write(self, run: Run, font: Font, size: float) -> None:
        """Add the glyphs of ``run``, set in ``font`` at ``size`` pixels."""
        scale = size / 1000
        cluster = -1
        natural = 0.0
        for index, (glyph, offset, at) in enumerate(
            zip(run.glyphs, run.x_offsets, run.clusters, strict=True)
        ):
            if at not in self.index_at:
                continue
            if at != cluster:
                cluster, natural = at, self.layout.places[self.index_at[at]]
            move = round((natural + offset * FROM_UNITS - self.position) / scale, 1)
            written = f"{glyph:04x}"
            if abs(move) > _VISIBLE:
                written = f">{-move:.1f}<{written}"
                self.position += move * scale
                if move > _LIKE_A_SPACE and self.glyphs:
                    self.wide.append(len(self.glyphs))
            self.glyphs.append(written)
            self.starts.append(self.index_at[at])
            self.fonts.append((font, size))
            natural += run.widths[index] * FROM_UNITS
            self.position += self._width(run, font, size, glyph) * scale
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = self._meaning(run, index)

    def _width(self, run: Run, font: Font, size: float, glyph: int) -> int:
        """Return the width that the PDF will declare for ``glyph``, in thousandths of an em."""
        width: int | None = font.widths.get(glyph)
        if width is None:
            extents = self.stream.logical_rect
            pango.pango_font_get_glyph_extents(run.font, glyph, ffi.NULL, extents)
            width = font.widths[glyph] = round(extents.width * 1000 * FROM_UNITS / size)
        return width

    def _meaning(self, run: Run, index: int) -> str:
        """Return the text of the cluster to which a glyph belongs."""
        start = run.clusters[index]
        following = [at for at in run.clusters[index + 1 :] if at != start]
        return self.shaped[start : following[0] if following else run.end].decode()

    def after(self) -> float:
        """Return the space that the last glyph is to take beyond its width, where it matters.

        Given as character spacing, it tells text extraction that the next box adjoins.
        """
        width = self.layout.places[-1] - self.position
        return width if abs(width) * 1000 > _LIKE_A_SPACE * self.fonts[-1][1] else 0.0

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
    at = start
    while at < end:
        font, size = pen.fonts[at]
        stop = at + 1
        while stop < end and pen.fonts[stop] == pen.fonts[at]:
            stop += 1
        stream.set_font_size(font.hash, size)
        stream.show_text(f"<{''.join(pen.glyphs[at:stop])}>".replace("<>", ""))
        at = stop
