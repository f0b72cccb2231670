"""Composed text as WeasyPrint carries it to the page, and how it is written into the PDF.

Each glyph is written where the composer put it, measured from the start of its box, so that
rounding never adds up along a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from jianbao.typesetting.composition.foreign import Font, Matrix, Pointer, Stream, Style
from jianbao.typesetting.composition.log import Fault
from jianbao.typesetting.composition.shaping import Run, byte_offsets, runs

_VISIBLE = 0.3
"""Thousandths of an em by which a glyph may stand off its place."""
_LIKE_A_SPACE = 90
"""Gap in thousandths of an em that text extraction may take for a space."""


class ComposedText(Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A text box's layout whose glyphs stand where the composer put them.

    Stands in for WeasyPrint's ``Layout``: nothing is shaped before the text is drawn.
    """

    def __init__(
        self, style: Style, text: str, places: list[float], max_width: float, fault: Fault | None
    ) -> None:
        """Take the place of each character, and of the text's end, from the box's left edge."""
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
        """Give Pango the text alone: spacing is in the places. Other text, as an ellipsis, is set by WeasyPrint."""
        if text != self.composed:
            super().set_text(text, justify)
            return
        self.text = text
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
        place_at = self.place_at()
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

    def place_at(self) -> dict[int, float]:
        """Return the places by UTF-8 offset."""
        return dict(zip(byte_offsets(self.composed), self.places, strict=True))


def draw(stream: Stream, layout: ComposedText, matrix: Matrix) -> bool:
    """Write the text of ``layout`` into the PDF stream; False where WeasyPrint must do it.

    That is where glyphs are missing, coloured, raised or right to left.
    """
    shaped = list(runs(layout))
    if layout.text != layout.composed or not all(run.plain for run in shaped):
        return False
    fonts = [stream.add_font(run.font) for run in shaped]
    if any(font.bitmap or font.png or font.svg or font.colr for font, _ in fonts):
        return False
    pen = _Pen(stream, layout.composed.encode(), layout.place_at())
    written = [
        (font, size, pen.write(run, font, size))
        for run, (font, size) in zip(shaped, fonts, strict=True)
    ]
    stream.set_text_matrix(*matrix.values)
    spoken = pen.widest > _LIKE_A_SPACE
    if spoken:
        hexed = layout.composed.encode("utf-16-be").hex()
        stream.begin_marked_content("Span", f"<</ActualText <feff{hexed}>>>")
    for font, size, glyphs in written:
        stream.set_font_size(font.hash, size)
        stream.show_text(glyphs)
    if spoken:
        stream.end_marked_content()
    return True


@dataclass(slots=True)
class _Pen:
    """Writes runs one after another and knows where it stands, in pixels from the box's edge."""

    stream: Stream
    text: bytes
    place_at: dict[int, float]
    position: float = 0.0
    widest: float = 0.0
    """The widest gap written, in thousandths of an em."""

    def write(self, run: Run, font: Font, size: float) -> str:
        """Return the inside of a TJ array that sets ``run`` in ``font`` at ``size`` pixels."""
        written = []
        scale = size / 1000
        cluster = -1
        natural = 0.0
        for index, (glyph, offset, at) in enumerate(
            zip(run.glyphs, run.x_offsets, run.clusters, strict=True)
        ):
            if at != cluster:
                cluster, natural = at, self.place_at[at]
            move = round((natural + offset * FROM_UNITS - self.position) / scale, 1)
            if abs(move) > _VISIBLE:
                written.append(f">{-move:.1f}<")
                self.position += move * scale
                self.widest = max(self.widest, move)
            written.append(f"{glyph:04x}")
            natural += run.widths[index] * FROM_UNITS
            self.position += self._width(run, font, size, glyph) * scale
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = self._meaning(run, index)
        return f"<{''.join(written)}>".replace("<>", "")

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
        return self.text[start : following[0] if following else run.end].decode()
