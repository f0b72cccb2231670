"""A font program of a PDF, and the OpenType that OFD has around its outlines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # carries no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # as above


class Program(ABC):
    """One font program; glyphs have numbers."""

    ending = "otf"

    @abstractmethod
    def of_code(self, code: int, name: str | None) -> int | None:
        """Return the glyph of a simple font's code, whose name in the encoding is ``name``."""

    @abstractmethod
    def of_cid(self, cid: int) -> int | None:
        """Return the glyph of a CID."""

    @abstractmethod
    def packed(self, name: str, characters: dict[int, int], widths: dict[int, float]) -> bytes:
        """Return the font as OpenType; ``characters`` are its glyphs by Unicode, widths in ems."""

    @property
    def encoding(self) -> dict[int, str] | None:
        """The names of the glyphs by code, as the program has them."""
        return None


def bare_font(
    name: str, units: int, names: list[str], characters: dict[int, int], widths: dict[int, float]
) -> FontBuilder:
    """Return a font that lacks its outlines only."""
    builder = FontBuilder(units, isTTF=False)
    builder.font.recalcBBoxes = builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: names[number] for code, number in characters.items()})
    ascent, descent = round(0.88 * units), -round(0.12 * units)
    builder.setupHorizontalMetrics(
        {glyph: (round(widths.get(at, 0.0) * units), 0) for at, glyph in enumerate(names)}
    )
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(
        sTypoAscender=ascent, sTypoDescender=descent, usWinAscent=ascent, usWinDescent=-descent
    )
    builder.setupPost(keepGlyphNames=False)
    builder.setupMaxp()
    return builder


def saved(font: TTFont) -> bytes:
    """Return ``font`` as a file, its tables in the order in which they stand."""
    target = BytesIO()
    font.save(target, reorderTables=False)
    return target.getvalue()
