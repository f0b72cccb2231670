"""A face cut down to the characters of a book, as far as its maker allows.

HarfBuzz cuts: it takes a face out of a collection, fixes a variable one at the weight that
fontconfig lists it by, and is done with a large face in a tenth of a second. fontTools packs the
result as WOFF2. The same face and characters give the same bytes.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from jianbao.fonts.families import region_of
from jianbao.fonts.latin import face_file
from jianbao.fonts.model import Face

_BITMAPS_ONLY, _NO_SUBSETTING = 0x200, 0x100
_USAGE, _RESTRICTED = 0x00E, 0x002
_FS_TYPE_AT = 8  # OS/2: version, xAvgCharWidth, usWeightClass, usWidthClass, fsType
# Beside HarfBuzz's own, among them ccmp, locl, vert and vrt2: widths of Chinese marks.
_FEATURES: Final = ("halt", "palt", "vhal", "vpal", "chws", "vchw")
_REGIONS: Final = ("SC", "TC", "HK", "JP", "KR")  # of pan-CJK families; others have no locl
_OTHER_REGIONS: Final = {"ja": "JP", "ko": "KR"}
# Copyright, names, version, trademark, licence and its address.
_NAMES: Final = frozenset({0, 1, 2, 4, 5, 6, 7, 13, 14})
_LICENCE: Final = (13, 14, 0)  # name table: its words, its address, else whose it is
_LANGUAGES: Final = frozenset({0x409, 0x804, 0x404, 0xC04})  # a Chinese licence stays as well


class Permission(Enum):
    """What OS/2.fsType lets an e-book do with a face (OpenType 1.9, OS/2, fsType)."""

    NONE = "none"
    """Restricted, for bitmaps only, or not stated at all."""
    WHOLE = "whole"
    """Embedded, but not cut down."""
    SUBSET = "subset"


class UnreadableFaceError(Exception):
    """The file of a face cannot be read, or not be cut down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceFile:
    """A face as a file of the e-book; ``suffix`` has its dot, ``media_type`` is a core one."""

    data: bytes = b""
    suffix: str = ".woff2"
    media_type: str = "font/woff2"


def permission(face: Face) -> Permission:
    """Return what the licence bits of ``face`` allow; raises UnreadableFaceError.

    Old faces set several of the usage bits; the least strict of them counts.
    """
    return _permission(str(face.path), face.index)


def licence(face: Face) -> str:
    """Return what ``face`` says of its licence, else of its owner; empty where it says nothing.

    Raises UnreadableFaceError.
    """
    opened = _opened(str(face.path), face.index)
    said = (opened.get_name(number) for number in _LICENCE)
    return next((" ".join(name.split()) for name in said if name), "")


def draws(face: Face, characters: str) -> bool:
    """Whether ``face`` has ``characters``: one, or one and its variation selector as a pair.

    Raises UnreadableFaceError.
    """
    base, *selector = map(ord, characters)
    if base not in face.coverage:
        return False
    return not selector or (base, selector[0]) in _variations(str(face.path), face.index)


def embedded(face: Face, characters: str, file_format: str, languages: frozenset[str]) -> FaceFile:
    """Return ``face`` cut down to ``characters`` as ``woff2`` or ``otf``.

    A face that may not be cut down is returned whole and as it is. The shapes of ``languages``
    (BCP 47) are kept. Raises UnreadableFaceError; whether the face may be embedded at all is for
    the caller to ask.
    """
    if permission(face) is Permission.WHOLE:
        return _plain(_whole(face))
    data = _cut(face, characters, localised=_is_localised(face, languages))
    return FaceFile(data=_woff2(data)) if file_format == "woff2" else _plain(data)


@lru_cache(maxsize=64)
def _permission(path: str, index: int) -> Permission:
    table = _opened(path, index).reference_table("OS/2").data
    if len(table) < _FS_TYPE_AT + 2:
        return Permission.NONE
    (bits,) = struct.unpack_from(">H", table, _FS_TYPE_AT)
    if bits & _USAGE == _RESTRICTED or bits & _BITMAPS_ONLY:
        return Permission.NONE
    return Permission.WHOLE if bits & _NO_SUBSETTING else Permission.SUBSET


@lru_cache(maxsize=16)
def _variations(path: str, index: int) -> frozenset[tuple[int, int]]:
    face = _opened(path, index)
    return frozenset(
        (base, selector)
        for selector in face.variation_selectors
        for base in face.variation_unicodes(selector)
    )


def _opened(path: str, index: int) -> Any:  # noqa: ANN401 - HarfBuzz's face, which has no types
    import uharfbuzz  # noqa: PLC0415 - most books have no rare character

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index)
    except (OSError, uharfbuzz.HarfBuzzError) as error:
        raise UnreadableFaceError(path) from error
    if not face.glyph_count:  # HarfBuzz makes an empty face of anything
        raise UnreadableFaceError(path)
    return face


def _cut(face: Face, characters: str, *, localised: bool) -> bytes:
    import uharfbuzz  # noqa: PLC0415 - see above

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    if not localised:
        wanted.layout_feature_tag_set.discard(_tag("locl"))
    wanted.name_id_set.update(_NAMES)
    wanted.name_lang_id_set.update(_LANGUAGES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING  # phones do not hint
    opened = _opened(str(face.path), face.index)
    if axes := {axis.tag: axis for axis in opened.axis_infos}:
        wanted.pin_all_axes_to_default(opened)
        if weight := axes.get("wght"):
            place = min(weight.max_value, max(weight.min_value, face.weight))
            wanted.pin_axis_location(opened, "wght", place)
    try:
        data: bytes = uharfbuzz.subset(opened, wanted).blob.data
    except (RuntimeError, uharfbuzz.HarfBuzzError) as error:
        raise UnreadableFaceError(str(face.path)) from error
    return data


def _is_localised(face: Face, languages: frozenset[str]) -> bool:
    """Whether other shapes than the face's own are wanted (locl); they may double its size."""
    own = next((part for part in face.family.split() if part in _REGIONS), _REGIONS[0])
    return any(_region(language) not in {own, None} for language in languages)


def _region(language: str) -> str | None:
    primary = language.partition("-")[0].lower()
    return region_of(language) if primary == "zh" else _OTHER_REGIONS.get(primary)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")


def _whole(face: Face) -> bytes:
    from fontTools.ttLib import (  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types; see above
        TTLibError,
    )

    try:
        return face_file(face)
    except (OSError, TTLibError) as error:
        raise UnreadableFaceError(str(face.path)) from error


def _plain(data: bytes) -> FaceFile:
    if data.startswith(b"OTTO"):
        return FaceFile(data=data, suffix=".otf", media_type="font/otf")
    return FaceFile(data=data, suffix=".ttf", media_type="font/ttf")


def _woff2(data: bytes) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - see above

    packed = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()
