"""What the examination of a machine says of this one, and of machines that lack something."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jianbao
from jianbao.diagnostics import Text
from jianbao.doctor import Condition, Organ, examine

ROLES = ("song", "fangsong", "kai", "hei", "xiaobiaosong")


def examined(tmp_path: Path, **variables: str) -> tuple[int, dict[str, dict[str, str]]]:
    done = subprocess.run(
        [sys.executable, "-m", "jianbao", "doctor", "--json"],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "zh_CN.UTF-8", **variables},
        check=False,
    )
    facts = json.loads(done.stdout)
    assert facts["ok"] is (done.returncode == 0)
    return done.returncode, {part["part"]: part for part in facts["result"]["parts"]}


def part(key: str) -> Organ:
    return next(organ for organ in examine() if organ.key == key)


def test_where_books_are_made_nothing_is_missing() -> None:
    organs = {organ.key: organ for organ in examine()}
    assert not [organ for organ in organs.values() if organ.condition is Condition.MISSING]
    assert [organs[role].condition for role in ROLES] == [Condition.GOOD] * 5
    for role in ROLES:
        family, path, licence = organs[role].found.zh.split(" · ")
        assert family
        assert Path(path).is_file()
        assert re.search("OFL|GPL", licence)
    assert all(
        (organ.mend is None) is (organ.condition is Condition.GOOD) for organ in organs.values()
    )


def test_without_faces_nothing_can_be_made(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    code, parts = examined(tmp_path, FONTCONFIG_FILE=str(empty))
    assert code == 1
    assert parts["faces"]["condition"] == "missing"
    assert "fonts-noto-cjk" in parts["faces"]["mend"]
    assert not set(ROLES) & set(parts)


def test_a_borrowed_role_is_told_with_what_brings_its_own(tmp_path: Path) -> None:
    song = next(organ for organ in examine() if organ.key == "song").found.zh.split(" · ")[1]
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        "utf-8",
    )
    (tmp_path / Path(song).name).symlink_to(song)
    code, parts = examined(tmp_path, FONTCONFIG_FILE=str(config))
    assert code == 0
    assert parts["song"]["condition"] == "good"
    assert parts["fangsong"]["condition"] == "wanting"
    assert "FandolFang" in parts["fangsong"]["mend"]


def test_programs_that_are_not_there_have_their_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for installer, mend in (
        ("apt-get", "sudo apt-get install libreoffice-writer-nogui"),
        ("", "Debian"),
    ):
        folder = tmp_path / (installer or "none")
        folder.mkdir()
        for name in filter(None, (installer, "fc-list")):
            (folder / name).write_text("#!/bin/sh\n")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr("jianbao.doctor.surroundings.program", lambda: None)
        office = part("libreoffice")
        assert office.condition is Condition.WANTING
        assert office.mend
        assert mend in office.mend.zh


def test_a_cache_that_cannot_be_written_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert part("cache").condition is Condition.MISSING


def test_a_terminal_without_chinese_and_a_clock_gone_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
    encoding = part("encoding")
    assert encoding.condition is Condition.WANTING
    assert encoding.mend == Text("export LANG=zh_CN.UTF-8", "export LANG=zh_CN.UTF-8")
    tomorrow = tmp_path / "__init__.py"
    tomorrow.touch()
    os.utime(tomorrow, (4e9, 4e9))
    monkeypatch.setattr(jianbao, "__file__", str(tomorrow))
    assert part("clock").condition is Condition.WANTING


def test_people_read_a_line_for_each_part(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jianbao", "doctor"],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    *lines, end = done.stdout.decode().splitlines()
    assert "✓ Song: " in "\n".join(lines)
    assert all(line.startswith(("✓ ", "! ", "    → ")) for line in lines)
    assert end == "Everything is there" or end.startswith("Books can be made; ")
