from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.designspaceLib import AxisDescriptor  # type: ignore[import-untyped] # ships no types
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types
from tests.fonts.conftest import built

from jianbao import font_folders
from jianbao.config.model import FontChoice
from jianbao.diagnostics import BookError, Span
from jianbao.fonts import Face, Role, installed, resolve

Install = Callable[..., Path]


def test_a_face_is_found_with_all_its_names_and_characters(install: Install) -> None:
    path = install({"en": "Test Song", "zh-Hans": "测试宋"}, "一丁七", weight=700, style="Bold")
    (face,) = installed()
    assert (face.family, face.path, face.weight, face.style) == ("Test Song", path, 700, "Bold")
    assert set(face.names) == {"Test Song", "测试宋"}
    assert {chr(code) for code in face.coverage.han()} == set("一丁七")
    assert not face.slanted


@pytest.mark.usefixtures("bare_machine")
def test_an_empty_machine_has_no_faces() -> None:
    assert installed() == ()


def test_a_slanted_face_is_told_from_an_upright_one(install: Install) -> None:
    install("Test", "一", style="Italic")
    assert [face.slanted for face in installed()] == [True]


def test_faces_come_in_a_fixed_order(install: Install) -> None:
    install("B", "一")
    install("A", "一", weight=700, style="Bold")
    install("A", "一")
    assert [(face.family, face.weight) for face in installed()] == [
        ("A", 400),
        ("A", 700),
        ("B", 400),
    ]


@pytest.mark.parametrize("weight", range(100, 1000, 100))
def test_weights_are_those_of_css(install: Install, weight: int) -> None:
    install("Test", "一", weight=weight)
    assert [face.weight for face in installed()] == [weight]


@pytest.mark.parametrize(("weight", "nearest"), [(410, 400), (490, 500), (690, 700)])
def test_an_odd_weight_counts_as_the_nearest(install: Install, weight: int, nearest: int) -> None:
    install("Test", "一", weight=weight)
    assert [face.weight for face in installed()] == [nearest]


def test_each_face_of_a_collection_has_its_index(
    install_collection: Callable[[dict[str, str]], Path],
) -> None:
    path = install_collection({"First": "一", "Second": "一丁"})
    assert [(face.family, face.path, face.index) for face in installed()] == [
        ("First", path, 0),
        ("Second", path, 1),
    ]
    assert [len(face.coverage.han()) for face in installed()] == [1, 2]


def test_a_variable_font_counts_by_its_named_instances(install: Install) -> None:
    path = install("Test", "一")
    builder = FontBuilder(font=TTFont(path))
    axis = AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=900, map=[])
    named = ((400, "Regular"), (900, "Black"))
    instances = [{"location": {"wght": weight}, "stylename": name} for weight, name in named]
    builder.setupFvar([axis], instances)
    builder.setupGvar({})
    builder.save(path)
    assert {(face.weight, face.index) for face in installed()} == {(400, 0), (900, 0)}


OFFICE = {
    Role.FANGSONG: "仿宋_GB2312",
    Role.KAI: "楷体_GB2312",
    Role.XIAOBIAOSONG: "方正小标宋简体",
}
"""Faces that offices have bought, and that nobody may ship."""


@pytest.mark.parametrize(
    "folder",
    [
        "home/.fonts",
        "home/.local/share/fonts",
        "opt/kingsoft/wps-office/office6/fonts",
        "opt/apps/cn.wps.wps-office/files/kingsoft/wps-office/office6/fonts",
        "mnt/c/Windows/Fonts",
    ],
)
def test_the_faces_of_windows_and_wps_are_found_and_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    beneath = font_folders.FOLDERS.read_text("utf-8").replace("<dir>/", f"<dir>{tmp_path}/")
    (tmp_path / "fonts.conf").write_text(beneath, "utf-8")
    monkeypatch.setattr("jianbao.font_folders.FOLDERS", tmp_path / "fonts.conf")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / folder).mkdir(parents=True)
    for role, family in OFFICE.items():
        built(family, "国").save(tmp_path / folder / f"{role}.ttf")
    found = resolve(FontChoice(), "zh-Hans", lambda _: Span(file="")).value
    assert found is not None
    assert {role: found.role(role).faces[0].family for role in OFFICE} == OFFICE
    assert not any(found.role(role).substituted for role in OFFICE)
    monkeypatch.delenv("FONTCONFIG_FILE")


def test_a_fontconfig_of_the_users_own_is_left_alone(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font_folders.know()
    assert os.environ["FONTCONFIG_FILE"] == str(bare_machine.parent / "fonts.conf")
    monkeypatch.delenv("FONTCONFIG_FILE")
    monkeypatch.setenv("FONTCONFIG_PATH", str(bare_machine))
    font_folders.know()
    assert "FONTCONFIG_FILE" not in os.environ


def test_without_fontconfig_the_fault_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BookError) as raised:
        installed()
    (fault,) = raised.value.diagnostics
    assert fault.code == "F001"
    assert fault.hint
    assert "fontconfig" in fault.hint.zh


def test_a_failing_fontconfig_is_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "fc-list"
    broken.write_text("#!/bin/sh\necho 坏了 >&2\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(BookError) as raised:
        installed()
    assert "坏了" in raised.value.diagnostics[0].message.zh


def test_coverage_is_that_of_the_face_itself() -> None:
    """On real faces, each with its own habits; controls have no glyph of their own."""
    families: dict[str, Face] = {face.family: face for face in installed()}
    assert families
    for face in list(families.values())[:8]:
        with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
            mapped = {code for code in font.getBestCmap() if code > 0xA0}
        assert set(face.coverage.within(0xA1, 0x110000)) == mapped, face.family
