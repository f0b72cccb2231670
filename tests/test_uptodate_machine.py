"""What makes books besides their folders: programs, fonts, the environment."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fonts.conftest import built

from jianbao import uptodate
from jianbao.uptodate import Question, machine


def install(path: Path, family: str) -> None:
    """Put a face of one character in a folder of fonts."""
    built(family, "一").save(path)


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which fontconfig looks for fonts, with one in it."""
    folder = tmp_path / "share" / "fonts"
    folder.mkdir(parents=True)
    install(folder / "宋.ttf", "宋")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder.parent))
    return folder


def test_a_machine_stays_what_it_is() -> None:
    assert machine() == machine()


def install_in_folder(fonts: Path) -> None:
    folder = fonts / "a"
    folder.mkdir()
    install(folder / "黑.ttf", "黑")


CHANGES: dict[str, Callable[[Path], object]] = {
    "installed": lambda fonts: install(fonts / "楷.ttf", "楷"),
    "removed": lambda fonts: (fonts / "宋.ttf").unlink(),
    "replaced": lambda fonts: install(fonts / "宋.ttf", "仿宋"),
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
    except (OSError, subprocess.SubprocessError):  # such a fontconfig says nothing
        after = ""
    assert after != before


@pytest.mark.parametrize("name", ["JIANBAO_PROCESSES", "JIANBAO_DEBUG", "TERM"])
def test_what_leaves_books_alone_does_not_count(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine()
    monkeypatch.setenv(name, "3")
    assert machine() == before


def test_a_theme_of_ours_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(Path(uptodate.__file__).parents[2] / "styles", tmp_path / "styles")
    monkeypatch.setattr(uptodate, "_OURS", tmp_path / "src" / "jianbao")
    before = machine()
    sheet = next((tmp_path / "styles").rglob("*.css"))
    sheet.write_text(f"{sheet.read_text('utf-8')}\n", "utf-8")
    assert machine() != before


def test_other_code_or_libraries_are_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine()
    monkeypatch.setattr("jianbao.program.state", lambda: "another")
    assert machine() != before


def test_without_fontconfig_nothing_is_certain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert uptodate.fingerprints(Question(file=tmp_path / "book.yaml")) == (None,)
