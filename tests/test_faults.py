"""What befalls a build from outside: killed at any moment, a full disk, a damaged cache."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from jianbao import cache
from jianbao.atomic_files import staging

KILLS = 50
BOOK = (
    "书名: 简报\n期号: 7\n版式: {名称: reader, 选项: {文章起页: page}}\n文章: [a.md, b.md, c.md]\n"
)
# A build in a process that has loaded everything, as often as a line comes in.
BUILDER = """
import os, sys
from pathlib import Path
from jianbao import build
import jianbao.products.pdf.make, jianbao.products.epub.make
import jianbao.typesetting.engine
for line in sys.stdin:
    child = os.fork()
    if not child:
        made = build.build(build.Request(file=Path(line.strip())), lambda _: None)
        os._exit(0 if made.value else 1)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "书"
    folder.mkdir()
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    for name in "abc":
        write(folder, name, "原文")
    return folder / "book.yaml"


def write(folder: Path, name: str, word: str) -> None:
    body = "\n\n".join(f"第{i}段{word}，说的是{name}校的事情，文字不长。" for i in range(12))
    (folder / f"{name}.md").write_text(f"# {name}校\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def builder(book: Path) -> Iterator[subprocess.Popen[str]]:
    assert book.exists()  # and with it the folder of the cache
    command = [sys.executable, "-c", BUILDER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def build(builder: subprocess.Popen[str], book: Path, kill_after: float | None = None) -> int:
    """Build ``book`` and return how the process ended; kill it after that many seconds."""
    assert builder.stdin is not None
    assert builder.stdout is not None
    builder.stdin.write(f"{book}\n")
    builder.stdin.flush()
    child = int(builder.stdout.readline())
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):  # it may be done already
            os.kill(child, signal.SIGKILL)
    return int(builder.stdout.readline())


def outputs(book: Path) -> dict[str, bytes]:
    """Return the files in ``out``; a folder there is what a killed build had not finished."""
    found = (book.parent / "out").glob("*.*")
    return {path.name: path.read_bytes() for path in found if path.is_file()}


def test_a_build_killed_at_any_moment_leaves_whole_files(
    builder: subprocess.Popen[str], book: Path
) -> None:
    assert build(builder, book) == 0
    whole = [outputs(book)]
    started = time.perf_counter()
    write(book.parent, "b", "新文")
    assert build(builder, book) == 0
    length = time.perf_counter() - started
    whole.append(outputs(book))
    chance = random.Random(7)  # noqa: S311 - moments, not secrets

    for number in range(KILLS):
        write(book.parent, "b", "原文" if number % 2 else "新文")
        write(book.parent, "c", f"第{number}稿" if number % 5 == 0 else "原文")
        build(builder, book, chance.uniform(0, length))
        for name, data in outputs(book).items():
            assert data[:4] in {b"%PDF", b"PK\x03\x04"}
            assert not name.endswith(".pdf") or data.rstrip().endswith(b"%%EOF")

    for number, word in enumerate(["原文", "新文"]):
        write(book.parent, "b", word)
        write(book.parent, "c", "原文")
        assert build(builder, book) == 0
        assert outputs(book) == whole[number]
    assert sorted(outputs(book)) == sorted(whole[0])


def test_what_a_killed_build_left_behind_is_cleared_away(book: Path) -> None:
    out = book.parent / "out"
    left = out / ".jianbao-left"
    left.mkdir(parents=True)
    (left / "简报.pdf").write_bytes(b"half")
    with staging(out) as fresh:
        left.mkdir()  # it went as the first was made
        (fresh / "简报.pdf").write_bytes(b"half")
        assert run(book, "--only", "epub").returncode == 0
        assert not left.exists()
        assert (fresh / "简报.pdf").exists(), "another build is writing there"


@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, b"half"])
def test_a_damaged_cache_is_made_again(
    builder: subprocess.Popen[str], book: Path, damage: bytes
) -> None:
    assert build(builder, book) == 0
    first = outputs(book)
    entries = [path for path in cache.folder().rglob("*") if path.is_file()]
    assert entries
    for path in entries:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)

    done = run(book)
    assert done.returncode == 0
    assert "B004" in done.stderr
    assert outputs(book) == first
    assert "B004" not in run(book).stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB, where the machine lets one be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def run(book: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jianbao", "build", str(book), *words],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_full_disk_keeps_the_earlier_files(book: Path, small_disk: Path) -> None:
    out = small_disk / "out"
    out.mkdir()
    (out / "简报-第7期.pdf").write_bytes(b"earlier")
    (small_disk / "filling").write_bytes(b"\0" * 240_000)

    done = run(book, "--out", str(out))

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        "简报-第7期.pdf": b"earlier"
    }


def test_a_full_cache_disk_does_not_matter(book: Path, small_disk: Path) -> None:
    (small_disk / "filling").write_bytes(b"\0" * 250_000)

    done = run(book, XDG_CACHE_HOME=str(small_disk))

    assert done.returncode == 0, done.stderr
    assert len(outputs(book)) == 2
