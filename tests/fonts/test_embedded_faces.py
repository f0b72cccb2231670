"""Faces cut down: opened again, and shaped with HarfBuzz."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # ships no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib.tables.TupleVariation import (  # type: ignore[import-untyped] # ships no types
    TupleVariation,
)

from jianbao import fonts
from jianbao.config.model import FontChoice
from jianbao.diagnostics import Span
from jianbao.fonts import Coverage, Face, Permission, Role

CHINESE = frozenset({"zh-Hans"})
OS2_FS_TYPE = {
    0x0000: Permission.SUBSET,
    0x0004: Permission.SUBSET,  # preview and print
    0x0008: Permission.SUBSET,  # editable
    0x0006: Permission.SUBSET,  # an old face: the least strict bit counts
    0x0002: Permission.NONE,
    0x0102: Permission.NONE,
    0x0200: Permission.NONE,  # bitmaps only
    0x0208: Permission.NONE,
    0x0100: Permission.WHOLE,
    0x0104: Permission.WHOLE,
}


def square(size: int) -> Any:  # noqa: ANN401 - fontTools has no types
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, size), (size, size), (size, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def builder(characters: str, **more: Any) -> FontBuilder:  # noqa: ANN401 - fontTools has no types
    """Return a face with a small square for each of ``characters``, and a large one besides."""
    names = {ord(character): f"u{ord(character):X}" for character in characters}
    glyphs = {".notdef": square(100), "large": square(900)} | {
        name: square(500) for name in names.values()
    }
    face = FontBuilder(1000, isTTF=True)
    face.setupGlyphOrder(list(glyphs))
    face.setupCharacterMap(names, **more)
    face.setupGlyf(glyphs)
    face.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    face.setupHorizontalHeader(ascent=880, descent=-120)
    face.setupNameTable(
        {"familyName": "Square", "styleName": "Regular", "licenseDescription": "OFL"}
    )
    face.setupOS2()
    face.setupPost()
    return face


def saved(face: FontBuilder, path: Path, characters: str) -> Face:
    face.save(path)
    codes = sorted(map(ord, characters))
    edges = tuple(edge for code in codes for edge in (code, code + 1))
    return Face(family="Square", names=("Square",), path=path, coverage=Coverage(edges))


@pytest.fixture(scope="module")
def role_face() -> Callable[[Role], Face]:
    typefaces = fonts.resolve(FontChoice(), "zh-Hans", lambda _: Span(file="book.yaml")).value
    assert typefaces is not None
    return lambda role: typefaces.role(role).faces[0]


def opened(data: bytes) -> Any:  # noqa: ANN401 - HarfBuzz has no types
    """Return HarfBuzz's face, which reads no WOFF2 itself."""
    plain = io.BytesIO()
    font = TTFont(io.BytesIO(data))
    font.flavor = None
    font.save(plain)
    return uharfbuzz.Face(plain.getvalue())


def whole(face: Face) -> Any:  # noqa: ANN401 - HarfBuzz has no types
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)), face.index)


def shaped(face: Any, text: str, direction: str = "ltr") -> list[Any]:  # noqa: ANN401 - HarfBuzz has no types
    """Return the extents of each glyph that ``text`` becomes; None for a missing one."""
    font = uharfbuzz.Font(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction, buffer.language = direction, "zh-Hans"
    uharfbuzz.shape(font, buffer)
    return [
        font.get_glyph_extents(info.codepoint) if info.codepoint else None
        for info in buffer.glyph_infos
    ]


@pytest.mark.parametrize("file_format", ["woff2", "otf"])
@pytest.mark.parametrize("role", [Role.SONG, Role.KAI, Role.HEI])
def test_a_rare_character_keeps_its_shape(
    role: Role, file_format: str, role_face: Callable[[Role], Face]
) -> None:
    face = role_face(role)
    made = fonts.embedded(face, "䶮", file_format, CHINESE)
    assert set(TTFont(io.BytesIO(made.data)).getBestCmap()) == {ord("䶮")}
    assert shaped(opened(made.data), "䶮") == shaped(whole(face), "䶮")
    assert shaped(opened(made.data), "龙") == [None]
    assert len(made.data) < 4000


@pytest.mark.parametrize(
    ("role", "file_format", "suffix", "media_type"),
    [
        (Role.SONG, "woff2", ".woff2", "font/woff2"),
        (Role.SONG, "otf", ".otf", "font/otf"),
        (Role.KAI, "otf", ".ttf", "font/ttf"),
    ],
)
def test_the_media_type_is_that_of_the_file(
    role: Role, file_format: str, suffix: str, media_type: str, role_face: Callable[[Role], Face]
) -> None:
    made = fonts.embedded(role_face(role), "龙", file_format, CHINESE)
    assert (made.suffix, made.media_type) == (suffix, media_type)
    signature = {".woff2": b"wOF2", ".otf": b"OTTO", ".ttf": b"\0\1\0\0"}[suffix]
    assert made.data.startswith(signature)


def test_the_same_characters_give_the_same_bytes(role_face: Callable[[Role], Face]) -> None:
    first, again = (
        fonts.embedded(role_face(Role.SONG), text, "woff2", CHINESE) for text in ("龙䶮", "䶮龙龙")
    )
    assert first == again


def test_the_licence_stays_in_the_file(role_face: Callable[[Role], Face]) -> None:
    made = fonts.embedded(role_face(Role.SONG), "䶮", "woff2", CHINESE)
    names = TTFont(io.BytesIO(made.data))["name"]
    assert "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)
    assert names.getDebugName(14) == "http://scripts.sil.org/OFL"


def test_marks_keep_their_vertical_and_their_half_width_forms(
    role_face: Callable[[Role], Face],
) -> None:
    face = role_face(Role.SONG)
    made = fonts.embedded(face, "（，", "woff2", CHINESE)
    assert shaped(opened(made.data), "（", "ttb") != shaped(opened(made.data), "（")
    font = TTFont(io.BytesIO(made.data))
    tags = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"halt", "palt", "vhal", "vpal"} <= tags


def test_shapes_of_another_language_stay_where_the_book_has_that_language(
    role_face: Callable[[Role], Face],
) -> None:
    def glyphs(languages: set[str]) -> int:
        made = fonts.embedded(role_face(Role.SONG), "骨直", "otf", frozenset(languages))
        return len(TTFont(io.BytesIO(made.data)).getGlyphOrder())

    assert glyphs({"zh-Hans"}) == glyphs({"zh-Hans", "en"}) < glyphs({"zh-Hans", "ja"})
    assert glyphs({"zh-Hans"}) < glyphs({"zh-Hant"})


@pytest.mark.parametrize("bits", OS2_FS_TYPE)
def test_the_licence_bits_are_honoured(bits: int, tmp_path: Path) -> None:
    face = builder("䶮龙")
    face.setupOS2(fsType=bits)
    made = saved(face, tmp_path / "a.ttf", "䶮龙")
    assert fonts.permission(made) is OS2_FS_TYPE[bits]


def test_a_face_without_licence_bits_is_not_allowed(tmp_path: Path) -> None:
    face = builder("䶮")
    del face.font["OS/2"]
    assert fonts.permission(saved(face, tmp_path / "a.ttf", "䶮")) is Permission.NONE


def test_a_face_that_may_not_be_cut_down_stays_as_it_is(tmp_path: Path) -> None:
    face = builder("䶮龙")
    face.setupOS2(fsType=0x100)
    made = fonts.embedded(saved(face, tmp_path / "a.ttf", "䶮龙"), "䶮", "woff2", CHINESE)
    assert made.data == (tmp_path / "a.ttf").read_bytes()
    assert (made.suffix, made.media_type) == (".ttf", "font/ttf")


def test_one_face_of_a_collection_is_taken(role_face: Callable[[Role], Face]) -> None:
    """The faces of Noto's collection differ in the shape of 骨."""
    chinese = role_face(Role.SONG)
    assert chinese.path.suffix == ".ttc"
    other = replace(chinese, index=0)
    here, there = (fonts.embedded(face, "骨", "woff2", CHINESE) for face in (chinese, other))
    assert shaped(opened(here.data), "骨") == shaped(whole(chinese), "骨")
    assert here != there


@pytest.mark.parametrize(("weight", "size"), [(100, 500), (400, 500), (900, 900), (950, 900)])
def test_a_variable_face_is_fixed_at_its_weight(weight: int, size: int, tmp_path: Path) -> None:
    face = builder("䶮")
    face.setupFvar([("wght", 400, 400, 900, "Weight")], [])
    name = f"u{ord('䶮'):X}"
    grown = [(0, 0), (0, 400), (400, 400), (400, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    face.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, grown)]})
    made = replace(saved(face, tmp_path / "a.ttf", "䶮"), weight=weight)
    data = fonts.embedded(made, "䶮", "woff2", CHINESE).data
    assert "fvar" not in TTFont(io.BytesIO(data))
    (extents,) = shaped(opened(data), "䶮")
    assert extents.width == size


def test_a_selector_chooses_its_shape(tmp_path: Path) -> None:
    face = builder("葛城", uvs=[(ord("葛"), 0xE0100, "large")])
    made = saved(face, tmp_path / "a.ttf", "葛城")
    assert fonts.draws(made, "葛\U000e0100")
    assert not fonts.draws(made, "葛\U000e0101")
    assert not fonts.draws(made, "城\U000e0100")
    data = fonts.embedded(made, "葛\U000e0100", "woff2", CHINESE).data
    plain, chosen = shaped(opened(data), "葛"), shaped(opened(data), "葛\U000e0100")
    assert (plain[0].width, chosen[0].width) == (500, 900)


@pytest.mark.parametrize("data", [b"", b"OTTO", b"no face at all" * 100])
def test_a_damaged_face_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.otf"
    path.write_bytes(data)
    face = Face(family="X", names=("X",), path=path, coverage=Coverage((0x4DAE, 0x4DAF)))
    with pytest.raises(fonts.UnreadableFaceError):
        fonts.permission(face)
    with pytest.raises(fonts.UnreadableFaceError):
        fonts.draws(face, "䶮\U000e0100")


def test_a_face_that_has_gone_is_named(tmp_path: Path) -> None:
    face = Face(family="X", names=("X",), path=tmp_path / "a.otf")
    with pytest.raises(fonts.UnreadableFaceError):
        fonts.embedded(face, "䶮", "woff2", CHINESE)
