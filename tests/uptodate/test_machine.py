"""What makes books besides their folders: programs, libraries, fonts, the environment."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from jianbao import themes, uptodate
from jianbao.config.model import ThemeChoice
from jianbao.themes.find import _search_path
from jianbao.uptodate import Question, system
from jianbao.uptodate.machine import UncertainError, _files, machine


def test_a_machine_stays_what_it_is() -> None:
    assert machine() == machine()


def install_in_folder(fonts: Path) -> None:
    folder = fonts / "a"
    folder.mkdir()
    (folder / "黑.otf").write_bytes(b"OTTO")


CHANGES: dict[str, Callable[[Path], object]] = {
    "installed": lambda fonts: (fonts / "楷.otf").write_bytes(b"OTTO"),
    "removed": lambda fonts: (fonts / "宋.otf").unlink(),
    "replaced": lambda fonts: (fonts / "宋.otf").write_bytes(b"OTTP"),
    "installed in a folder": install_in_folder,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_font_more_or_less_is_another_machine(
    fonts: Path, change: Callable[[Path], object]
) -> None:
    before = machine()
    change(fonts)
    assert machine() != before


def test_a_configuration_of_fontconfig_more_is_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    before = machine()
    (tmp_path / "fontconfig").mkdir()
    (tmp_path / "fontconfig" / "fonts.conf").write_text("<fontconfig/>", "utf-8")
    assert machine() != before


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "LANG", "FONTCONFIG_FILE", "TZ"])
def test_the_environment_counts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine()
    monkeypatch.setenv(name, "/1")
    try:
        after = machine()
    except OSError:  # such a fontconfig says nothing
        after = ""
    assert after != before


@pytest.mark.parametrize("name", ["JIANBAO_PROCESSES", "JIANBAO_DEBUG", "TERM"])
def test_what_leaves_books_alone_does_not_count(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine()
    monkeypatch.setenv(name, "3")
    assert machine() == before


def test_a_library_of_another_release_is_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    before = machine()
    record = tmp_path / "weasyprint-71.0.dist-info"
    record.mkdir()
    after = machine()
    assert after != before
    os.utime(record, (7, 7))
    assert machine() != after


def test_all_code_and_every_theme_counts(tmp_path: Path) -> None:
    seen = {os.path.realpath(path) for path, _ in _files()}
    styles = [folder for folder in _search_path(tmp_path) if folder.is_dir()]
    assert styles
    package = Path(themes.__file__).parents[1]
    for folder in (package, *styles):
        files = (path for path in folder.rglob("*") if path.is_file())
        assert {str(path.resolve()) for path in files if "__pycache__" not in path.parts} <= seen
    assert ThemeChoice().name in {folder.name for place in styles for folder in place.iterdir()}


def test_fontconfig_tells_where_it_looks(fonts: Path) -> None:
    configuration, folders = system.fontconfig_sources()
    assert fonts in folders
    assert any(path.is_file() for path in configuration)


def test_the_libraries_that_set_type_are_found() -> None:
    found = list(system.libraries())
    assert sum("pango" in Path(path).name for path in found) == 2
    assert all(Path(path).is_file() for path in found if path)


def test_what_has_been_changed_just_now_leaves_nothing_certain(
    fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(fonts.parent))
    (fonts / "楷.otf").write_bytes(b"OTTO")
    with pytest.raises(UncertainError):
        machine()
    assert uptodate.fingerprints(Question(file=tmp_path / "book.yaml")) == (None,)


def test_without_fontconfig_nothing_is_certain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_NAMES", ("libnone.so.9",))
    assert uptodate.fingerprints(Question(file=tmp_path / "book.yaml")) == (None,)


def test_a_system_that_cannot_tell_its_libraries_leaves_nothing_certain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = ctypes.CDLL
    monkeypatch.setattr(ctypes, "CDLL", lambda name: load(name) if name else SimpleNamespace())
    assert uptodate.fingerprints(Question(file=tmp_path / "book.yaml")) == (None,)
