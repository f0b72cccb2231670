"""The faces of all units together: each subset once, for every page that uses it."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration

from jianbao.typesetting.identity import library
from jianbao.typesetting.incremental.model import Unfit, UsedFace
from jianbao.typesetting.incremental.painting import unpacked_texts, unpacked_widths
from jianbao.typesetting.weasyprint_speedups.fonts import Font


@dataclass(slots=True)
class _Glyphs:
    """A face with the glyphs that all units use of it."""

    face: UsedFace
    texts: dict[int, str]
    widths: dict[int, int]


def loaded(faces: Iterable[UsedFace], configuration: FontConfiguration) -> dict[str, Font]:
    """Return WeasyPrint's font for each face, with all glyphs in use.

    The first text and width of a glyph count. Raises Unfit where another face answers to a
    description.
    """
    context = ffi.gc(
        pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref
    )
    united: dict[str, _Glyphs] = {}
    for face in faces:
        own = united.setdefault(face.name, _Glyphs(face, {}, {}))
        if _has_others(face.texts[0], own.texts):
            own.texts = unpacked_texts(face) | own.texts
        if _has_others(face.widths[0], own.widths):
            own.widths = unpacked_widths(face) | own.widths
    return {name: _font(glyphs, configuration, context) for name, glyphs in united.items()}


def _has_others(glyphs: bytes, known: dict[int, Any]) -> bool:
    """Return whether not all of ``glyphs``, which are packed, are ``known``; soon they mostly are."""
    return not set(array("i", glyphs)) <= known.keys()


def _font(glyphs: _Glyphs, configuration: FontConfiguration, context: object) -> Font:
    face = glyphs.face
    pointer = _read()(face.description.encode())
    description = ffi.gc(
        ffi.cast("PangoFontDescription *", pointer), pango.pango_font_description_free
    )
    pango.pango_font_description_set_absolute_size(description, int(face.size * TO_UNITS))
    found = ffi.gc(
        pango.pango_font_map_load_font(configuration.font_map, context, description),
        gobject.g_object_unref,
    )
    own = ffi.gc(
        pango.pango_font_describe_with_absolute_size(found), pango.pango_font_description_free
    )
    mask = pango.PANGO_FONT_MASK_SIZE + pango.PANGO_FONT_MASK_GRAVITY
    pango.pango_font_description_unset_fields(own, mask)
    font = Font(found, own, face.size)
    font.found = found  # it owns the face
    if font.hash != face.name:
        raise Unfit("another face answers to its description")
    font.to_unicode = glyphs.texts
    font.widths = glyphs.widths
    return font


@cache
def _read() -> ctypes._NamedFuncPointer:
    """Return Pango's reader of descriptions, which WeasyPrint has no use for."""
    function = library().pango_font_description_from_string
    function.argtypes, function.restype = [ctypes.c_char_p], ctypes.c_void_p
    return function
