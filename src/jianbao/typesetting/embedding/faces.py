"""What WeasyPrint is told while it writes the faces of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, Final

import pydyf
import weasyprint.pdf
from weasyprint.pdf import fonts
from weasyprint.text.ffi import harfbuzz, harfbuzz_subset

from jianbao.typesetting.adaptation import Signatures, exchange, strange
from jianbao.typesetting.embedding.subset import Subset, subset

_RELIED_ON: Final[Signatures] = (
    (fonts.Font, "_harfbuzz_subset", "(self, to_unicode, hinting)"),
    (weasyprint.pdf, "build_fonts_dictionary", "(pdf, fonts, compress, subset, options)"),
    (fonts, "get_hb_object_data", "(hb_object, ot_color=None, glyph=None)"),
)
_PLANS: Final = (4, 0, 0)
"""The version of HarfBuzz that tells where it puts the glyphs."""


@contextmanager
def faces_embedded() -> Iterator[None]:
    """Let the PDFs written meanwhile hold no more of a face than they use, and no time of day.

    fontTools stamps the time on what it saves: variable faces set at a weight, faces with
    coloured glyphs, and any that HarfBuzz does not cut down.
    """
    with ExitStack() as stack:
        if hasattr(fonts, "TTFont"):
            exchange(stack, fonts, "TTFont", lambda stock: partial(stock, recalcTimestamp=False))
        if harfbuzz_subset and harfbuzz.hb_version_atleast(*_PLANS) and not strange(_RELIED_ON):
            _cut_down(stack)
        yield


def _cut_down(stack: ExitStack) -> None:
    """Let faces be subset without empty slots until ``stack`` ends."""
    made: dict[str, Subset] = {}

    def cutting(stock: Callable[..., None]) -> Callable[..., None]:
        def cut(font: fonts.Font, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
            own = subset(font, set(to_unicode), hinting=hinting)
            if own is None:
                stock(font, to_unicode, hinting)
                return
            font.file_content, made[font.hash] = own.program, own

        return cut

    def kind(font: fonts.Font) -> str:
        own = made.get(font.hash)
        stock: str = _KIND.fget(font)
        return stock if own is None else "otf" if own.is_cff else "ttf"

    def building(stock: Callable[..., Any]) -> Callable[..., Any]:
        def build(pdf: pydyf.PDF, *arguments: Any) -> Any:  # noqa: ANN401 - WeasyPrint's
            made.clear()
            first = len(pdf.objects)
            built = stock(pdf, *arguments)
            _declare(pdf, first, {font: made[font] for font in made})
            return built

        return build

    exchange(stack, fonts.Font, "_harfbuzz_subset", cutting)
    exchange(stack, weasyprint.pdf, "build_fonts_dictionary", building)
    stack.callback(setattr, fonts.Font, "type", _KIND)
    fonts.Font.type = property(kind)


_KIND: Final = fonts.Font.type


def _declare(pdf: pydyf.PDF, first: int, subsets: dict[str, Subset]) -> None:
    """Say of the objects of ``pdf`` from the ``first`` how their programs are to be read."""
    maps: dict[str, bytes] = {}
    for thing in pdf.objects[first:]:
        if isinstance(thing, pydyf.Stream):
            if thing.extra.get("Subtype") == "/OpenType" and _is_bare(thing.stream[0]):
                thing.extra["Subtype"] = "/CIDFontType0C"
        elif isinstance(thing, pydyf.Dictionary) and "CIDToGIDMap" in thing:
            name = thing["BaseFont"].decode().removeprefix("/").partition("+")[0]
            own = subsets.get(name)
            if own and own.is_cff:
                del thing["CIDToGIDMap"]  # for TrueType alone (ISO 32000-1, table 117)
            elif own:
                if name not in maps:
                    places = pydyf.Stream([_places(own)], compress=True)
                    pdf.add_object(places)
                    maps[name] = places.reference
                thing["CIDToGIDMap"] = maps[name]


def _is_bare(program: bytes) -> bool:
    return not program.startswith(b"OTTO")


def _places(own: Subset) -> bytes:
    """Return where each glyph is in the program, two bytes each (ISO 32000-1, 9.7.4.2)."""
    places = bytearray(2 * (own.glyphs[-1][0] + 1))
    for glyph, place in own.glyphs:
        places[2 * glyph : 2 * glyph + 2] = place.to_bytes(2, "big")
    return bytes(places)
