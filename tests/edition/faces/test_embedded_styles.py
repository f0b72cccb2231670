"""Which face a rare character gets, which roles are embedded whole, and what the rules say."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types

from jianbao import fonts
from jianbao.diagnostics import Severity
from jianbao.fonts import Face, Role, RoleFaces, Typefaces

if TYPE_CHECKING:
    from tests.edition.faces.conftest import Dress

SONG, SONG_BOLD = "NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold"
KAI, HEI_BOLD = "LXGWWenKai-Light", "NotoSansCJKsc-Bold"
KAI_BOLD = subprocess.run(
    ["fc-match", "-f", "%{postscriptname}", "LXGW WenKai:bold"],
    capture_output=True,
    check=True,
    text=True,
).stdout
"""Bold in one package of the face, Medium in a later one."""

CSS = """
em, .kai { font-family: "Kaiti SC", STKaiti, serif }
h2 { font-family: PingFang SC, sans-serif }
blockquote { font: 12px/1.5 KaiTi, serif }
.own { font-family: inherit; font-weight: inherit }
@supports (text-emphasis: dot) { .dots { font-weight: inherit } }
@media print { p { font-family: KaiTi } }
.dots { font-weight: bold }
#one { font-family: KaiTi !important }
:future-selector(x) { font-family: KaiTi }
h1 { font-family: "Songti SC", serif }
p::before { font-family: KaiTi }
"""


@pytest.mark.parametrize(
    ("body", "face"),
    [
        ("<p>䶮</p>", SONG),
        ("<p><em>䶮</em></p>", KAI),
        ("<p><em><strong>䶮</strong></em></p>", KAI_BOLD),
        ("<p class='kai'><i>䶮</i></p>", KAI),
        ("<p><em></em>䶮</p>", SONG),
        ("<blockquote><p>䶮</p></blockquote>", KAI),
        ("<h1>䶮</h1>", SONG_BOLD),
        ("<h2>䶮</h2>", HEI_BOLD),
        ("<h2><span style='' class='own'>䶮</span></h2>", HEI_BOLD),
        ("<p><strong>䶮</strong></p>", SONG_BOLD),
        ("<table><tr><th>䶮</th></tr></table>", SONG_BOLD),
        ("<h1 id='one' style=''>䶮</h1>", KAI_BOLD),
        ("<p class='dots'>䶮</p>", SONG_BOLD),
    ],
)
def test_a_rare_character_is_set_in_the_style_of_its_text(
    body: str, face: str, dress: Dress
) -> None:
    dressed = dress(body, CSS)
    assert {name for name, _ in dressed.faces.values()} == {face}


def test_a_character_that_its_own_face_lacks_comes_from_the_nearest(dress: Dress) -> None:
    dressed = dress("<p class='f'>䶮</p>", ".f { font-family: FangSong }")
    assert dressed.faces == {("rare-1", "normal"): (SONG, "䶮")}


def test_each_face_has_its_own_class_numbered_as_they_come(dress: Dress) -> None:
    dressed = dress("<p><em>䶮</em>𠮷<em>𠮷</em></p>", CSS)
    assert re.findall(r"rare-\d", dressed.body) == ["rare-1", "rare-2", "rare-1"]
    assert dressed.faces[("rare-1", "normal")] == (KAI, "䶮𠮷")
    assert dressed.faces[("rare-2", "normal")] == (SONG, "𠮷")


def test_a_heavy_face_is_not_thickened_again(dress: Dress) -> None:
    assert set(dress("<h1>䶮</h1>", CSS).faces) == {("rare-1", "normal"), ("rare-1", "bold")}


def test_text_in_a_face_that_the_theme_brings_along_is_left_to_it(dress: Dress) -> None:
    css = '@font-face { font-family: "图标"; src: url("a.woff2") } i { font-family: 图标 }'
    assert dress("<p><i>䶮</i>𠮷</p>", css).body.startswith("<p><i>䶮</i><span")


def test_what_a_theme_says_of_spans_cannot_reach_those_of_rare_characters(dress: Dress) -> None:
    css = dress("<p>䶮</p>", "p span { margin: 1em }").css
    assert css.index("p span") < css.index(".rare:not(#rare) { all: unset; }")
    assert '.rare-1 { font-family: "rare-1" !important; }' in css


def test_only_rare_characters_are_embedded_unless_all_is_asked_for(dress: Dress) -> None:
    body = "<h1>标题</h1><p>正文䶮<em>楷</em><strong>重</strong></p><h2>黑</h2>"
    assert dress(body, CSS).faces == {("rare-1", "normal"): (SONG, "䶮")}
    dressed = dress(body, CSS, faces="all")
    assert dressed.faces == {
        ("jianbao-song", "bold"): (SONG_BOLD, "标题"),
        ("jianbao-kai", "normal"): (KAI, "楷"),
        ("jianbao-hei", "bold"): (HEI_BOLD, "黑"),
        ("rare-1", "normal"): (SONG, "䶮"),
    }
    assert 'h1 { font-family: "jianbao-song", "Songti SC", serif }' in dressed.css
    assert '.kai { font-family: "jianbao-kai", "Kaiti SC", STKaiti, serif }' in dressed.css
    assert ".own { font-family: inherit;" in dressed.css


def test_the_body_keeps_the_readers_own_face(dress: Dress) -> None:
    dressed = dress("<p>正文</p>", CSS, faces="all")
    assert dressed.faces == {}
    assert dressed.css == CSS


def test_stacks_in_comments_and_rules_of_faces_stay(dress: Dress) -> None:
    css = '/* font-family: KaiTi */ @font-face { font-family: KaiTi; src: url("k") } em { color: red }'
    assert css in dress("<p>正文</p>", css, faces="all").css


def test_an_old_reader_gets_plain_files(dress: Dress) -> None:
    (asset,) = dress("<p>䶮</p>", face_format="otf").edition.assets
    assert (asset.href, asset.media_type) == ("fonts/face-1.otf", "font/otf")
    assert asset.data.startswith(b"OTTO")


def test_a_display_face_answers_for_bold_as_well(dress: Dress, typefaces: Typefaces) -> None:
    """小标宋 has one weight, whatever its file calls it; titles are bold in the e-book."""
    kai = typefaces.role(Role.KAI).faces[0]
    display = with_role(typefaces, Role.XIAOBIAOSONG, replace(kai, names=("FZXiaoBiaoSong-B05S",)))
    css = 'h1 { font-family: "FZXiaoBiaoSong-B05S", "Songti SC" }'
    faces = dress("<h1>标题</h1>", css, display, faces="all").faces
    assert faces == dict.fromkeys(
        [("jianbao-xiaobiaosong", "normal"), ("jianbao-xiaobiaosong", "bold")], (KAI, "标题")
    )


def test_latin_letters_of_a_role_come_from_its_latin_face(
    dress: Dress, typefaces: Typefaces
) -> None:
    latin = next(face for face in typefaces.installed if face.family == "DejaVu Sans")
    kai = typefaces.role(Role.KAI).faces[0]
    both = with_role(typefaces, Role.KAI, latin, kai)
    dressed = dress("<p><em>楷a</em></p>", CSS, both, faces="all")
    assert dressed.faces[("jianbao-kai", "normal")][1] == "a"
    assert dressed.faces[("jianbao-kai-2", "normal")] == (KAI, "楷")
    assert 'font-family: "jianbao-kai", "jianbao-kai-2", "Kaiti SC"' in dressed.css


def with_role(typefaces: Typefaces, role: Role, *faces: Face) -> Typefaces:
    """Return ``typefaces`` with a role filled anew, without a bold face or any other."""
    filled = RoleFaces(role=role, faces=faces, requested=faces[0].family)
    others = (found for found in typefaces.roles if found.role is not role)
    return replace(typefaces, roles=(*others, filled))


@pytest.fixture
def stamped(tmp_path: Path, typefaces: Typefaces) -> Callable[[int], Face]:
    """Return a function that makes a small 宋 face with these licence bits."""
    song = typefaces.role(Role.SONG).faces[0]
    small = fonts.embedded(song, "䶮标题", "otf", frozenset()).data

    def face(bits: int) -> Face:
        font = TTFont(io.BytesIO(small))
        font["OS/2"].fsType = bits
        path = tmp_path / f"{bits}.otf"
        font.save(path)
        return replace(song, family="方正某宋", path=path, index=0)

    return face


def test_another_face_takes_the_place_of_one_that_forbids_embedding(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    dressed = dress("<p>䶮</p>", "", with_role(typefaces, Role.SONG, stamped(2)))
    assert dressed.faces == {("rare-1", "normal"): (SONG, "䶮")}
    (said,) = dressed.diagnostics
    assert (said.code, said.severity) == ("F009", Severity.NOTICE)
    assert "方正某宋" in said.message.zh
    assert "“䶮”用“Noto Serif CJK SC”嵌入" in said.message.zh


def test_a_character_whose_only_face_forbids_embedding_is_warned_of(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    alone = replace(with_role(typefaces, Role.SONG, stamped(2)), installed=())
    dressed = dress("<p>䶮</p>", "", alone)
    assert dressed.body == "<p>䶮</p>"
    assert dressed.edition.assets == ()
    (said,) = dressed.diagnostics
    assert (said.code, said.severity) == ("F009", Severity.WARNING)
    assert "“䶮”在手机上可能缺字" in said.message.zh
    assert said.hint


def test_a_role_whose_face_forbids_embedding_is_left_to_the_phone(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    restricted = with_role(typefaces, Role.SONG, stamped(2))
    dressed = dress("<h1>标题</h1>", CSS, restricted, faces="all")
    assert dressed.css == CSS
    assert [(said.code, said.severity) for said in dressed.diagnostics] == [
        ("F009", Severity.WARNING)
    ]


def test_a_face_that_may_not_be_cut_down_goes_in_whole_and_its_size_is_told(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    face = stamped(0x100)
    dressed = dress("<h1>标</h1>", CSS, with_role(typefaces, Role.SONG, face), faces="all")
    (asset,) = dressed.edition.assets
    assert asset.data == face.path.read_bytes()
    assert [said.code for said in dressed.diagnostics] == ["F010"]
    assert "MB" in dressed.diagnostics[0].message.zh


def test_for_one_character_a_face_that_can_be_cut_down_is_taken_first(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    dressed = dress("<p>䶮</p>", "", with_role(typefaces, Role.SONG, stamped(0x100)))
    assert len(dressed.edition.assets[0].data) < 4000
    assert dressed.diagnostics == ()


def test_a_damaged_face_is_passed_over_or_named(
    dress: Dress, typefaces: Typefaces, stamped: Callable[[int], Face]
) -> None:
    face = stamped(0)
    face.path.write_bytes(b"no face")
    broken = with_role(typefaces, Role.SONG, face)
    dressed = dress("<p>䶮</p>", "", broken)
    assert dressed.faces == {("rare-1", "normal"): (SONG, "䶮")}
    assert [said.code for said in dressed.diagnostics] == ["F011"]
    dressed = dress("<h1>标</h1>", CSS, broken, faces="all")
    assert dressed.css == CSS
    assert [said.code for said in dressed.diagnostics] == ["F011"]
