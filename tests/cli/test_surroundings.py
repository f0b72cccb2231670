"""Other surroundings: encodings of the system, rights, a cache that belongs to another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_NOBODY = 65534
_PYTHON = (sys.executable, "-m", "jianbao")
_CLEARED = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The locale of an old Chinese system, made for this run."""
    folder = tmp_path_factory.mktemp("locales")
    command = ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")]
    if shutil.which("localedef") is None:
        pytest.skip("no locale can be made here")
    # Where the list of characters is missing too, a locale is made that nothing can be done with.
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode not in {0, 1} or b"not found" in made.stderr:
        pytest.skip("no locale can be made here")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}


def jianbao(
    folder: Path, *words: str | bytes, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in _CLEARED}
    return subprocess.run(
        [*_PYTHON, *words], cwd=folder, env=kept | variables, capture_output=True, check=False
    )


def written(book: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (book / "out").iterdir()}


def test_an_old_encoding_of_the_system_changes_no_file_and_no_name(
    tmp_path: Path, gbk: dict[str, str]
) -> None:
    assert jianbao(tmp_path, "new", "简报-第7期", LC_ALL="C.UTF-8").returncode == 0
    book = tmp_path / "简报-第7期"
    assert jianbao(tmp_path, "build", book.name, LC_ALL="C.UTF-8").returncode == 0
    usual = written(book)
    assert set(usual) == {"简报-第7期.pdf", "简报-第7期.epub"}
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for variables in (gbk, plain):
        shutil.rmtree(book / "out")
        done = jianbao(tmp_path, "build", book.name, **variables)
        assert done.returncode == 0, done.stderr
        assert written(book) == usual
        assert jianbao(tmp_path, "check", book.name, **variables).returncode == 0


def test_a_terminal_in_gbk_is_spoken_to_in_gbk(tmp_path: Path, gbk: dict[str, str]) -> None:
    done = jianbao(tmp_path, "new", "简报".encode("gbk"), **gbk)
    assert done.returncode == 0, done.stderr
    assert "已新建 简报" in done.stderr.decode("gbk")
    assert [path.name for path in tmp_path.iterdir()] == ["简报"]


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def as_nobody(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*_PYTHON, *words],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "zh_CN.UTF-8", **variables},
        user=_NOBODY,
        group=_NOBODY,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named" in done.stderr or "Permission denied: '/root" in done.stderr:
        pytest.skip("this Python is its owner's alone")
    return done


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may become another"
)
def test_rights_that_are_lacking_are_told_and_a_foreign_cache_is_done_without(
    shared: Path,
) -> None:
    assert jianbao(shared, "new", "书", LC_ALL="C.UTF-8").returncode == 0
    book, cache = shared / "书", shared / "cache"
    cache.mkdir(mode=0o700)
    (cache / "jianbao").mkdir(mode=0o700)
    try:
        refused = as_nobody(shared, "build", "书", XDG_CACHE_HOME=str(cache))
    except PermissionError:
        pytest.skip("this Python is its owner's alone")
    assert refused.returncode == 2, refused.stderr
    assert "没有" in refused.stderr or "Permission denied" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (book / "out").exists()

    for path in (book, *book.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    done = as_nobody(shared, "build", "书", XDG_CACHE_HOME=str(cache))
    assert done.returncode == 0, done.stderr
    assert list((cache / "jianbao").iterdir()) == []
    (book / "稿件" / "01-第一篇.md").chmod(0)
    os.chown(book / "稿件" / "01-第一篇.md", 0, 0)
    unread = as_nobody(shared, "build", "书", XDG_CACHE_HOME=str(cache))
    assert unread.returncode == 1
    assert "稿件/01-第一篇.md" in unread.stderr
    assert "没有读写它的权限" in unread.stderr
