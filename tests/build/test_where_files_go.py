"""Where the files of a book go, and who may read them."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jianbao import build
from jianbao.atomic_files import Finished, staging, write
from jianbao.cli.new import make_book
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
    (tmp_path / ".jianbao-other").write_text("x")
    (tmp_path / ".jianbao").mkdir()
    os.utime(tmp_path / ".jianbao-file", (0, 0))
    write([Finished(name="a", data=b"a")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".jianbao", ".jianbao-other", "a"]


def test_what_another_run_is_at_work_on_stays(tmp_path: Path) -> None:
    with staging(tmp_path) as first:
        os.utime(first, (0, 0))
        (first / "x").write_text("x")
        with staging(tmp_path) as second:
            assert first != second
        assert [path.name for path in tmp_path.iterdir()] == [first.name]
        assert (first / "x").exists()
    assert not list(tmp_path.iterdir())


def test_without_locks_what_is_old_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("fcntl.flock", none)
    for name in ("old", "new"):
        (tmp_path / f".jianbao-{name}").mkdir()
    os.utime(tmp_path / ".jianbao-old", (0, 0))
    write([Finished(name="a", data=b"a")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".jianbao-new", "a"]


KILLED = """
import os, signal, sys
from pathlib import Path
import jianbao.atomic_files as atomic
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
Path.replace = Path.rename = os.link = die
"""
BOOK = "书名: 例\n文章: [稿/a.md]\n"


@pytest.mark.parametrize(
    "killed",
    [
        "from jianbao.cli.new import make_book; make_book(Path('新书'))",
        "atomic.replace_all({Path('书/稿/a.md'): b'x', Path('书/book.yaml'): b'x'})",
        "from jianbao.intake.emit import put; put(Path('书'), {'稿/b.md': b'x'}, {})",
        "atomic.write([atomic.Finished(name='a', data=b'a')], Path('书/out'))",
    ],
    ids=["new", "fix", "import", "build"],
)
def test_whatever_was_killed_the_next_build_clears_away(tmp_path: Path, killed: str) -> None:
    book = tmp_path / "书"
    (book / "稿").mkdir(parents=True)
    (book / "book.yaml").write_text(BOOK, "utf-8")
    (book / "稿" / "a.md").write_text("# 甲\n\n一段。\n", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = subprocess.run([sys.executable, "-c", KILLED + killed], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(tmp_path.rglob(".jianbao-*"))
    assert all(path.read_bytes() == data for path, data in before.items())
    assert not (tmp_path / "新书").exists()

    made = build.build(build.Request(file=book / "book.yaml", only=("epub",)), lambda _: None)
    assert made.value, made.diagnostics
    assert not list(tmp_path.rglob(".jianbao-*"))


def test_a_new_book_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_text
    left = 3

    def until_full(self: Path, *words: Any) -> int:  # noqa: ANN401 - handed on
        nonlocal left
        left -= 1
        if not left:
            raise OSError(errno.ENOSPC, "no space left")
        return whole(self, *words)

    monkeypatch.setattr(Path, "write_text", until_full)
    with pytest.raises(OSError, match="no space"):
        make_book(tmp_path / "简报-第7期")
    assert not list(tmp_path.iterdir())
