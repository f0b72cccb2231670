from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.designspaceLib import AxisDescriptor  # type: ignore[import-untyped] # ships no types
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types

from jianbao.diagnostics import BookError
from jianbao.fonts import Face, installed

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
