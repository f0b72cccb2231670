"""The bundle runs where there is nothing: no Python, no faces, no network, an older C library or none.

Its root is a folder with a shell alone, which lives on the bundle's own C library.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

import jianbao

ROOT = Path(__file__).parents[2]
MOST = 150_000_000
"""Bytes of the packed bundle."""

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may change the root"),
]
Inside = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def packed() -> Path:
    """Return the bundle, made of this checkout."""
    subprocess.run([ROOT / "setup/bundle/make.sh", "deb"], cwd=ROOT, check=True)
    return ROOT / "dist" / f"jianbao-{jianbao.__version__}-linux-{os.uname().machine}.tar.xz"


@pytest.fixture(scope="module")
def bare(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a root with the bundle unpacked in ``home``, a shell, and nothing else."""
    root = tmp_path_factory.mktemp("bare")
    for folder in ("bin", "lib", "lib64", "tmp", "home", "dev/shm", "proc"):
        (root / folder).mkdir(parents=True)
    with tarfile.open(packed) as archive:
        archive.extractall(root / "home", filter="data")
    (home,) = (root / "home").iterdir()
    home.rename(root / "home" / "简 报")
    libraries = root / "home" / "简 报" / "lib"
    shutil.copy(libraries / "ld.so", root / "lib64" / "ld-linux-x86-64.so.2")
    for library in ("libc.so.6", "libselinux.so.1", "libpcre2-8.so.0"):
        shutil.copy(libraries / library, root / "lib" / library)
    for program in ("sh", "readlink", "mkdir"):
        shutil.copy(Path(str(shutil.which(program))).resolve(), root / "bin" / program)
    return root


@pytest.fixture(scope="module")
def inside(bare: Path) -> Inside:
    """Return a function that runs a command in that root, without a network."""

    def run(command: str) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": "/home", "PATH": "/bin:/usr/sbin", "LANG": "zh_CN.UTF-8"}
        return subprocess.run(
            ["unshare", "--net", "chroot", bare, "/bin/sh", "-c", f"cd /home && {command}"],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_it_is_not_too_large(packed: Path) -> None:
    assert packed.stat().st_size <= MOST


def test_from_nothing_to_an_issue_that_is_that_of_the_checkout(
    inside: Inside, bare: Path, tmp_path: Path
) -> None:
    done = inside("'简 报/jianbao' new 第1期简报 && '简 报/jianbao' build 第1期简报")
    assert done.returncode == 0, done.stderr
    made = digests(bare / "home" / "第1期简报" / "out")
    assert {Path(name).suffix for name in made} == {".pdf", ".epub"}
    subprocess.run(
        [ROOT / ".venv/bin/jianbao", "build", bare / "home" / "第1期简报", "--out", tmp_path],
        env={
            **os.environ,
            "FONTCONFIG_FILE": str(bare / "home" / "简 报" / "fonts" / "fonts.conf"),
        },
        check=True,
    )
    assert made == digests(tmp_path)


def test_other_processes_help(inside: Inside, bare: Path) -> None:
    shutil.copytree(ROOT / "book", bare / "home" / "book")
    done = inside("'简 报/jianbao' build -q book/book.yaml book/handbook.yaml")
    assert done.returncode == 0, done.stderr
    assert len(list((bare / "home" / "book" / "out").glob("*.pdf"))) == 2


def test_every_library_that_is_asked_for_is_there(bare: Path) -> None:
    home = bare / "home" / "简 报"
    objects = [path for path in home.rglob("*") if path.is_file() and b".so" in path.name.encode()]
    known = {path.name for path in objects} | {"ld-linux-x86-64.so.2"}
    lacking = set[str]()
    for path in (*objects, *(home / "libexec").iterdir()):
        listed = subprocess.run(
            ["readelf", "-d", path], capture_output=True, encoding="utf-8", check=False
        ).stdout
        lacking |= {
            line.partition("[")[2].rstrip("]") for line in listed.splitlines() if "(NEEDED)" in line
        } - known
    assert not lacking


def test_the_package_brings_a_command_a_menu_entry_and_its_files(packed: Path) -> None:
    (package,) = packed.parent.glob(f"jianbao_{jianbao.__version__}_*.deb")
    listed = subprocess.run(
        ["dpkg-deb", "--contents", package],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    for name in ("usr/bin/jianbao", "applications/jianbao.desktop", "packages/jianbao.xml", "简报"):
        assert name in listed
