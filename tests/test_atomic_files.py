"""Where files may be written without one that is there being lost."""

from __future__ import annotations

from pathlib import Path

from jianbao.atomic_files import free_place


def test_what_is_there_keeps_its_name(tmp_path: Path) -> None:
    assert free_place(tmp_path, "图", ".png") == tmp_path / "图.png"
    for name in ("图.png", "图-2.png"):
        (tmp_path / name).touch()
    assert free_place(tmp_path, "图", ".png") == tmp_path / "图-3.png"
    assert free_place(tmp_path, "图") == tmp_path / "图"


def test_a_link_that_leads_nowhere_is_there(tmp_path: Path) -> None:
    (tmp_path / "第2期").symlink_to(tmp_path / "none")
    assert free_place(tmp_path, "第2期") == tmp_path / "第2期-2"
