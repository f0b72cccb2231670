"""A machine with a font of its own, and nothing kept from before."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.uptodate import machine


@pytest.fixture(autouse=True)
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which fontconfig looks for fonts, with one in it."""
    folder = tmp_path / "share" / "fonts"
    folder.mkdir(parents=True)
    (folder / "宋.otf").write_bytes(b"OTTO")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder.parent))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # A machine on which nothing has been installed in the last seconds.
    monkeypatch.setattr(machine, "_COARSEST", -(1 << 62))
    return folder
