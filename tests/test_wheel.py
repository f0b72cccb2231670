"""What is shipped is the wheel: built, installed away from the checkout, it builds a book."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_themes_and_the_skeleton_of_a_book(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    static = "studio/static"
    for name in (
        "styles/jianbao/theme.yaml",
        "issues/skeleton/book.yaml",
        "py.typed",
        "studio/studio.html",
        f"{static}/main.js",
        f"{static}/parts.js",
        f"{static}/parts.LICENSE",
        f"{static}/foliate-js/vendor/zip.js",
        f"{static}/foliate-js/vendor/LICENSE.zip.js",
        f"{static}/foliate-js/LICENSE",
    ):
        assert f"jianbao/{name}" in names
    for name in ("LICENSE", "NOTICE"):
        assert any(held.endswith(f".dist-info/licenses/{name}") for held in names)
    assert not any(name.startswith(("tests/", "book/", "benchmarks/")) for name in names)


def test_the_source_distribution_can_be_made_and_tested(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("Makefile", "setup/system.sh", "setup/python.sh", ".ci/run", "LICENSE", "NOTICE"):
        assert name in held
    locks = {"setup/requirements.txt", "setup/requirements-dev.txt"}
    assert held >= locks | {"setup/reading-systems/package-lock.json", "tests/test_wheel.py"}
    assert not any("node_modules" in name or "/out/" in name for name in held)


def test_the_installed_wheel_builds_a_book(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home)
    library = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(library)  # noqa: S202 - the wheel that was made above
    # The libraries of this environment, but not its editable jianbao: .pth files do not nest.
    (library / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = home / "bin" / "python"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}

    def run(*words: str) -> None:
        done = subprocess.run(
            [python, "-m", "jianbao", *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    run("new", "第3期简报")
    run("build", "第3期简报")
    assert len(list((tmp_path / "第3期简报/out").iterdir())) == 2
    where = subprocess.run(
        [python, "-c", "import jianbao; print(jianbao.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(home))
