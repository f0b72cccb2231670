"""Faces of glyphs: asked of Pango once, and their files read only when one is needed whole.

For each run of glyphs that is drawn, WeasyPrint has Pango describe its font, to find the face. The
description is kept together with the font, so that no other font can come to stand at its address.
And it reads the whole file of each face, some 20 MB of Chinese, which only fontTools needs: HarfBuzz
cuts the face down where it lies.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import Any, Final, TypeAlias

from weasyprint.pdf import fonts, stream
from weasyprint.text.ffi import ffi, gobject

from jianbao.typesetting.adaptation import Signatures, exchange

RELIED_ON: Final[Signatures] = (
    (stream, "get_pango_font_key", "(pango_font)"),
    (fonts, "get_hb_object_data", "(hb_object, ot_color=None, glyph=None)"),
    (fonts.Font, "__init__", "(self, pango_font, description, font_size)"),
)

Pointer: TypeAlias = Any
"""Pango's objects come without types."""
ffi.cdef("void * g_object_ref (void *object);")


class Font(fonts.Font):
    """WeasyPrint's font, which reads its file when it is asked for."""

    def __init__(self, pango_font: Pointer, description: Pointer, font_size: float) -> None:
        """Open the face of a font without reading it."""
        with ExitStack() as stack:
            exchange(stack, fonts, "get_hb_object_data", lambda _: _nothing)
            super().__init__(pango_font, description, font_size)
        del self.__dict__["file_content"]

    @cached_property
    def file_content(self) -> bytes:
        """The file."""
        content: bytes = fonts.get_hb_object_data(self.hb_face)
        return content


def _nothing(_: Pointer) -> bytes:
    return b""


def install(stack: ExitStack) -> None:
    """Ask once for each font, and read no file, until ``stack`` ends."""
    exchange(stack, stream, "get_pango_font_key", _key)
    stack.callback(setattr, stream, "Font", stream.Font)
    stream.Font = Font


def _key(stock: Callable[[Pointer], Any]) -> Callable[[Pointer], Any]:
    known: dict[Pointer, Any] = {}
    held: list[Pointer] = []

    def key(font: Pointer) -> Any:  # noqa: ANN401 - WeasyPrint's
        found = known.get(font)
        if found is None:
            held.append(ffi.gc(gobject.g_object_ref(font), gobject.g_object_unref))
            found = known[font] = stock(font)
        return found

    return key
