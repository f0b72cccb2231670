from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it has no stubs

from jianbao.config.model import FontChoice
from jianbao.diagnostics import Diagnostic, Severity, Span
from jianbao.fonts import Role, RoleFaces, Typefaces, resolve

Install = Callable[..., Path]

HAN = "一丁七万"


def span_of(key: str) -> Span:
    return Span(file=f"{key}.yaml", line=1)


def resolved(
    language: str = "zh-Hans", **choice: tuple[str, ...]
) -> tuple[Typefaces, list[Diagnostic]]:
    result = resolve(FontChoice(**choice), language, span_of)  # type: ignore[arg-type] # roles only
    assert result.value is not None
    return result.value, list(result.diagnostics)


def families(role: RoleFaces) -> list[str]:
    return [face.family for face in role.faces]


def about(diagnostics: list[Diagnostic], role: Role) -> list[Diagnostic]:
    return [item for item in diagnostics if item.span == span_of(f"fonts.{role}")]


@pytest.mark.parametrize("name", ["SimSun", "宋体"])
def test_the_face_of_the_trade_goes_before_the_free_one(install: Install, name: str) -> None:
    install("Noto Serif CJK SC", HAN)
    install(name, HAN)
    typefaces, diagnostics = resolved()
    song = typefaces.role(Role.SONG)
    assert families(song) == [name]
    assert not song.substituted
    assert about(diagnostics, Role.SONG) == []


def test_a_light_face_keeps_the_name_by_which_style_sheets_get_it(install: Install) -> None:
    install("Wen", HAN)
    light = install("Wen", HAN, 300, "Light")
    with TTFont(light) as font:
        font["name"].setName("Wen Light", 1, 3, 1, 0x409)
        font["name"].setName("Wen", 16, 3, 1, 0x409)
        font["name"].setName("Light", 17, 3, 1, 0x409)
        font.save(light)
    assert resolved(kai=("Wen Light",))[0].role(Role.KAI).css.startswith('"Wen Light"')
    assert resolved(kai=("Wen",))[0].role(Role.KAI).css.startswith('"Wen"')


def test_a_substitute_is_reported_by_role_with_both_names(install: Install) -> None:
    install("FandolFang", HAN)
    typefaces, diagnostics = resolved()
    fangsong = typefaces.role(Role.FANGSONG)
    assert fangsong.substituted
    (notice,) = about(diagnostics, Role.FANGSONG)
    assert (notice.code, notice.severity) == ("F002", Severity.NOTICE)
    assert notice.message.zh == "仿宋：没有找到“仿宋_GB2312”，用“FandolFang”代替"


def test_the_book_chooses_before_the_lists_do(install: Install) -> None:
    install("SimSun", HAN)
    install("Noto Serif CJK SC", HAN)
    typefaces, diagnostics = resolved(song=("Noto Serif CJK SC",))
    song = typefaces.role(Role.SONG)
    assert families(song) == ["Noto Serif CJK SC"]
    assert song.requested == "Noto Serif CJK SC"
    assert about(diagnostics, Role.SONG) == []


def test_names_are_compared_as_fontconfig_does(install: Install) -> None:
    install("Test Face", HAN)
    typefaces, diagnostics = resolved(kai=("testface",))
    assert typefaces.role(Role.KAI).css == '"Test Face"'
    assert about(diagnostics, Role.KAI) == []


def test_a_family_that_is_not_installed_is_a_warning_with_a_guess(install: Install) -> None:
    install("LXGW WenKai", HAN)
    typefaces, diagnostics = resolved(kai=("LXGW WenKia",))
    warning, notice = about(diagnostics, Role.KAI)
    assert (warning.code, warning.severity) == ("F003", Severity.WARNING)
    assert warning.hint
    assert warning.hint.zh == "您是不是想写“LXGW WenKai”"
    assert (notice.code, typefaces.role(Role.KAI).requested) == ("F002", "LXGW WenKia")


def test_a_missing_family_is_replaced_by_the_trade_s_own_and_that_is_reported(
    install: Install,
) -> None:
    install("KaiTi", HAN)
    typefaces, diagnostics = resolved(kai=("不存在的字体",))
    assert families(typefaces.role(Role.KAI)) == ["KaiTi"]
    assert [item.code for item in about(diagnostics, Role.KAI)] == ["F003", "F002"]


def test_a_book_that_names_a_latin_face_only_gets_a_chinese_one_behind_it(install: Install) -> None:
    install("Latin", "abc")
    install("SimSun", HAN)
    typefaces, diagnostics = resolved(song=("Latin",))
    assert families(typefaces.role(Role.SONG)) == ["Latin", "SimSun"]
    assert about(diagnostics, Role.SONG) == []


@pytest.mark.parametrize(
    ("language", "region"),
    [("zh-Hans", "SC"), ("zh-CN", "SC"), ("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh-Hant-HK", "HK")],
)
def test_the_shapes_are_those_of_the_language(install: Install, language: str, region: str) -> None:
    for each in ("HK", "SC", "TC"):
        install(f"Noto Serif CJK {each}", HAN)
    typefaces, _ = resolved(language)
    assert families(typefaces.role(Role.SONG)) == [f"Noto Serif CJK {region}"]


def test_xiaobiaosong_takes_the_heaviest_weight_and_song_the_regular(install: Install) -> None:
    install("Noto Serif CJK SC", HAN)
    install("Noto Serif CJK SC", HAN, weight=700, style="Bold")
    typefaces, _ = resolved()
    assert typefaces.role(Role.XIAOBIAOSONG).weight == 700
    assert typefaces.role(Role.XIAOBIAOSONG).bold is None
    song = typefaces.role(Role.SONG)
    assert song.weight == 400
    assert song.bold
    assert song.bold.weight == 700
    install("Noto Serif CJK SC", HAN, weight=900, style="Black")
    typefaces, _ = resolved()
    assert typefaces.role(Role.XIAOBIAOSONG).weight == 900
    assert typefaces.role(Role.SONG).weight == 400


def test_fallbacks_are_those_that_add_characters_nearest_style_first(install: Install) -> None:
    install("FandolFang", "一")
    install("Noto Serif CJK SC", "一丁")
    install("Noto Sans CJK SC", "一丁七")
    install("LXGW WenKai", "一丁")
    install("Rare Serif", "万")
    install("Latin", "abc")
    typefaces, _ = resolved()
    assert typefaces.role(Role.FANGSONG).css == (
        '"FandolFang", "Noto Serif CJK SC", "Noto Sans CJK SC", "Rare Serif"'
    )
    assert typefaces.role(Role.HEI).css == '"Noto Sans CJK SC", "Rare Serif"'


def test_the_rest_of_a_role_s_own_list_goes_before_other_roles(install: Install) -> None:
    install("SimSun", "一")
    install("FandolFang", "一丁")
    install("Noto Serif CJK SC", "一丁七")
    typefaces, _ = resolved()
    assert typefaces.role(Role.SONG).css == '"SimSun", "Noto Serif CJK SC"'


def test_unknown_families_fall_back_by_class_and_region(install: Install) -> None:
    install("SimSun", "一")
    install("SimHei", "一")
    install("Rare Sans SC", "一丁")
    install("Rare Serif JP", "一丁")
    install("Rare Serif SC", "一丁")
    typefaces, _ = resolved()
    assert typefaces.role(Role.SONG).css == '"SimSun", "Rare Serif SC"'
    assert typefaces.role(Role.HEI).css == '"SimHei", "Rare Sans SC"'


def test_a_role_without_a_face_borrows_the_nearest_and_says_how_to_get_one(
    install: Install,
) -> None:
    install("Noto Serif CJK SC", HAN)
    typefaces, diagnostics = resolved()
    assert families(typefaces.role(Role.FANGSONG)) == ["Noto Serif CJK SC"]
    (warning,) = [item for item in diagnostics if "仿宋" in item.message.zh]
    assert (warning.code, warning.severity) == ("F004", Severity.WARNING)
    assert warning.hint
    assert "FandolFang" in warning.hint.zh


def test_any_chinese_face_is_better_than_none(install: Install) -> None:
    install("Some Hei", HAN)
    typefaces, diagnostics = resolved()
    assert {role.css for role in typefaces.roles} == {'"Some Hei"'}
    assert {item.code for item in diagnostics} == {"F004"}


def test_without_any_chinese_face_there_is_no_book(install: Install) -> None:
    install("Latin", "abc")
    result = resolve(FontChoice(song=("Latin",)), "zh-Hans", span_of)
    assert result.value is None
    (error,) = [item for item in result.diagnostics if item.is_error]
    assert error.code == "F005"
    assert error.hint
    assert "fonts-noto-cjk" in error.hint.zh


def test_without_fontconfig_the_fault_is_a_diagnostic(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = resolve(FontChoice(), "zh-Hans", span_of)
    assert result.value is None
    assert [item.code for item in result.diagnostics] == ["F001"]


def test_the_free_faces_that_set_up_installs_fill_every_role() -> None:
    typefaces, diagnostics = resolved()
    if {"F004"} & {item.code for item in diagnostics}:
        pytest.skip("the free faces are not installed")
    assert all(len(role.faces[0].coverage.han()) > 6000 for role in typefaces.roles)
