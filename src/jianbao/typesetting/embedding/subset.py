"""A face cut down to the glyphs in use, without an empty slot for every other one.

WeasyPrint lets glyphs keep their numbers, so that the subset of a Chinese face has some sixty
thousand slots, mostly empty: half of the weight of a PDF. Here the glyphs that are left move
together, and what they were called goes along: in the charset of a bare CFF program, which is how
PDF keeps the numbers of a CID-keyed face (ISO 32000-1, 9.7.4.2), or as a map from the old to the
new numbers beside a TrueType program. The text of the pages stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, TypeAlias

from fontTools.cffLib import (  # type: ignore[import-untyped] # carries no types
    CFFFontSet,
    FDArrayIndex,
    FDSelect,
    FontDict,
    TopDict,
)
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # carries no types
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

Pointer: TypeAlias = Any

ffi.cdef(
    """
    typedef ... hb_subset_plan_t;
    typedef ... hb_map_t;
    hb_subset_plan_t * hb_subset_plan_create_or_fail (
        hb_face_t *face, const hb_subset_input_t *input);
    void hb_subset_plan_destroy (hb_subset_plan_t *plan);
    hb_face_t * hb_subset_plan_execute_or_fail (hb_subset_plan_t *plan);
    hb_map_t * hb_subset_plan_new_to_old_glyph_mapping (const hb_subset_plan_t *plan);
    hb_codepoint_t hb_map_get (const hb_map_t *map, hb_codepoint_t key);
    """
)

_UNIT: Final = 1000
"""Units of the em of a CFF program that does not say it."""
_OF_TRUE_TYPE: Final = {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"}
"""What PDF reads of a TrueType program (ISO 32000-1, 9.9)."""
_OF_CFF: Final = {"CFF ", "head", "hhea", "hmtx", "maxp"}
_OTHERWISE_DRAWN: Final = {"fvar", "EBDT", "CBDT", "sbix", "SVG ", "COLR"}
"""Variable faces and coloured ones are finished by WeasyPrint, which needs all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """A program for a PDF: bare CFF, or TrueType with the place of each glyph in it."""

    program: bytes
    is_cff: bool
    glyphs: tuple[tuple[int, int], ...]
    """The numbers of the glyphs in the face and in the program, in order."""


def subset(font: fonts.Font, used: set[int], *, hinting: bool) -> Subset | None:
    """Return the glyphs of ``font`` that are ``used``; None where it must be embedded otherwise."""
    tables = set(font.tables)
    is_cff = "CFF " in tables
    if tables & _OTHERWISE_DRAWN or not (is_cff or "glyf" in tables):
        return None
    face, glyphs = _cut(font, used, tables - (_OF_CFF if is_cff else _OF_TRUE_TYPE), hinting)
    if not face:
        return None
    data = fonts.get_hb_object_data(face)
    program = _bare(data, glyphs) if is_cff else data
    return Subset(program=program, is_cff=is_cff, glyphs=glyphs) if program else None


def _cut(
    font: fonts.Font,
    used: set[int],
    dropped: set[str],
    hinting: bool,  # noqa: FBT001
) -> tuple[Pointer, tuple[tuple[int, int], ...]]:
    """Return the face of ``used`` glyphs, and of those that they are made of; their old and new numbers."""
    wanted = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    _fill(harfbuzz_subset.hb_subset_input_glyph_set(wanted), used)
    drop = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    tags = {harfbuzz.hb_tag_from_string(name.encode(), -1) for name in dropped}
    _fill(harfbuzz_subset.hb_subset_input_set(wanted, drop), tags)
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE
    )
    if not hinting:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    if font.missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    plan = harfbuzz_subset.hb_subset_plan_create_or_fail(font.hb_face, wanted)
    if not plan:
        return None, ()
    plan = ffi.gc(plan, harfbuzz_subset.hb_subset_plan_destroy)
    face = harfbuzz_subset.hb_subset_plan_execute_or_fail(plan)
    if not face:
        return None, ()
    face = ffi.gc(face, harfbuzz.hb_face_destroy)
    old = harfbuzz_subset.hb_subset_plan_new_to_old_glyph_mapping(plan)
    count = harfbuzz.hb_face_get_glyph_count(face)
    return face, tuple((harfbuzz.hb_map_get(old, place), place) for place in range(count))


def _fill(numbers: Pointer, values: set[int]) -> None:
    array = ffi.new("hb_codepoint_t[]", sorted(values))
    harfbuzz.hb_set_add_sorted_array(numbers, array, len(values))


def _bare(data: bytes, glyphs: tuple[tuple[int, int], ...]) -> bytes | None:
    """Return the CFF program in ``data`` with the old numbers of its glyphs as CIDs.

    None where it measures by another em than it would alone.
    """
    font = TTFont(BytesIO(data), lazy=True, recalcBBoxes=False)
    program: bytes = font.reader["CFF "]
    programs = CFFFontSet()
    programs.decompile(BytesIO(program), font)
    (top,) = programs
    if font["head"].unitsPerEm != _UNIT and "FontMatrix" not in top.rawDict:
        return None
    charset = [".notdef", *(f"cid{glyph:05d}" for glyph, _ in glyphs[1:])]
    if hasattr(top, "ROS") and top.charset == charset:
        return program
    if not hasattr(top, "ROS"):
        _key_by_numbers(top, len(glyphs))
    top.charset = charset
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), glyphs[-1][0] + 1
    written = BytesIO()
    programs.compile(written, font)
    return written.getvalue()


def _key_by_numbers(top: TopDict, count: int) -> None:
    """Let a program whose glyphs have names have CIDs: one private dictionary serves them all."""
    shared = FontDict()
    shared.Private = top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(shared)
    top.FDSelect.format, top.FDSelect.gidArray = 3, [0] * count
    for name in ("Private", "Encoding"):
        top.rawDict.pop(name, None)
        vars(top).pop(name, None)
