"""Where the files of a book go, and who may read them."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from jianbao import build
from jianbao.atomic_files import Finished, write
from jianbao.config.scalars import PLAIN_NAME


def test_out_may_not_lead_out_of_the_book(tmp_path: Path) -> None:
    folder, victim = tmp_path / "book", tmp_path / "victim"
    folder.mkdir()
    victim.mkdir()
    (folder / "out").symlink_to(victim)
    (folder / "book.yaml").write_text("书名: 例\n文章: [a.md]\n", "utf-8")
    (folder / "a.md").write_text("---\n标题: 甲\n---\n\n一段。\n", "utf-8")
    made = build.build(build.Request(file=folder / "book.yaml", only=("epub",)), lambda _: None)
    assert made.value is None
    assert "B007" in [item.code for item in made.diagnostics]
    assert not list(victim.iterdir())


@pytest.mark.parametrize(
    "name",
    [
        ".bashrc",
        "..",
        " .x",
        "CON",
        "nul.pdf",
        "Lpt1.txt",
        "a/b",
        "a\\b",
        "x" * 81,
        "a\u202efdp",
        "",
    ],
)
def test_a_name_that_some_system_takes_otherwise_is_refused(tmp_path: Path, name: str) -> None:
    assert not PLAIN_NAME.search(name)
    (tmp_path / "a.md").write_text("甲", "utf-8")
    file = tmp_path / "book.yaml"
    file.write_text(
        f'书名: 例\n文章: [a.md]\n输出: {{pdf: {{文件: "{name.replace(chr(92), chr(92) * 2)}"}}}}\n',
        "utf-8",
    )
    assert build.prepare(file).failed


@pytest.mark.parametrize("name", ["期刊.pdf", "console.pdf", "a..b", "第1期 草稿.pdf", "com10"])
def test_an_honest_name_is_taken(name: str) -> None:
    assert PLAIN_NAME.search(name)


def test_what_has_passwords_only_its_owner_reads(tmp_path: Path) -> None:
    write(
        [Finished(name="a.csv", data=b"a", private=True), Finished(name="b", data=b"b")], tmp_path
    )
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) & 0o044


def test_what_killed_runs_have_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".jianbao-folder" / "x").mkdir(parents=True)
    (tmp_path / ".jianbao-file").write_text("x")
    (tmp_path / ".jianbao-fresh").write_text("x")
    long_ago = time.time() - 7200
    for name in (".jianbao-folder", ".jianbao-file"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    write([Finished(name="a", data=b"a")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".jianbao-fresh", "a"]
