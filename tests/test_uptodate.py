"""A book is only put in place again if nothing that it is made from has changed."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import cache, uptodate
from jianbao.atomic_files import Finished, write
from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.uptodate import Fingerprint, LastBuild, Question

Build = Callable[..., bool]
Change = Callable[[Path], object]
NOTICE = Diagnostic(
    code="F002",
    severity=Severity.NOTICE,
    message=Text("用别的字体代替", "another face is used"),
    span=Span(file="book.yaml", line=1, column=2, end_column=3),
)


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book folder with a manuscript and a picture."""
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    (folder / "book.yaml").write_text("书名: 简报\n文章: [稿件/一.md]\n", "utf-8")
    (folder / "稿件" / "一.md").write_text("# 甲\n\n正文。\n", "utf-8")
    (folder / "图.png").write_bytes(b"\x89PNG one")
    return folder


def fingerprint(folder: Path, only: tuple[str, ...] = (), out: Path | None = None) -> Fingerprint:
    """Return the fingerprint of a build of ``folder``, which must be such as can be taken."""
    question = Question(file=folder / "book.yaml", only=only, out=out)
    (found,) = uptodate.fingerprints(question)
    assert found is not None
    return found


def made(before: Fingerprint, data: bytes, findings: int | None = None) -> LastBuild:
    """Write a PDF, and return what is then to be remembered."""
    written = write([Finished(name="简报.pdf", data=data, pages=1)], before.question.target)
    return LastBuild(written=written, diagnostics=(NOTICE,), findings=findings)


@pytest.fixture
def build() -> Build:
    """Return a function that builds a folder, and tells whether it need not be built."""

    def build_folder(folder: Path, *only: str, out: Path | None = None) -> bool:
        before = fingerprint(folder, only, out)
        if uptodate.last_build(before, proofread=False) is not None:
            return True
        texts = [path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.suffix != ".pdf"]
        uptodate.remember(before, made(before, b"%PDF" + b"".join(texts)))
        return False

    return build_folder


def pdf(book: Path) -> bytes:
    return (book / "out" / "简报.pdf").read_bytes()


def test_a_book_that_is_as_it_was_is_not_built(book: Path, build: Build) -> None:
    assert not build(book)
    first = pdf(book)
    assert build(book)
    assert pdf(book) == first


def test_the_same_is_said_again(book: Path, build: Build) -> None:
    build(book)
    kept = uptodate.last_build(fingerprint(book), proofread=False)

    assert kept is not None
    assert kept.diagnostics == (NOTICE,)
    (file,) = kept.written
    assert (file.path.name, file.size, file.pages) == ("简报.pdf", len(pdf(book)), 1)


def swap(path: Path, old: str, new: str) -> None:
    """Change a file in place without a trace in its size and time."""
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def exchange(path: Path, data: bytes) -> None:
    """Put another file in the place of one, with its size and time."""
    before = path.stat()
    fresh = path.with_name("fresh")
    fresh.write_bytes(data)
    os.utime(fresh, ns=(before.st_atime_ns, before.st_mtime_ns))
    fresh.replace(path)


CHANGES: dict[str, Change] = {
    "a word": lambda book: (book / "稿件/一.md").write_text("# 甲\n\n改了。\n", "utf-8"),
    "a word, at the same time": lambda book: swap(book / "稿件/一.md", "正文", "文章"),
    "the configuration": lambda book: (book / "book.yaml").write_text("书名: 通报\n", "utf-8"),
    "a picture of the same size": lambda book: exchange(book / "图.png", b"\x89PNG two"),
    "a picture more": lambda book: (book / "图二.png").write_bytes(b"\x89PNG"),
    "a picture less": lambda book: (book / "图.png").unlink(),
    "a picture with another name": lambda book: (book / "图.png").rename(book / "画.png"),
    "a style sheet more": lambda book: (book / "style.css").write_text("p {}", "utf-8"),
    "a hidden file": lambda book: (book / ".图.png").write_bytes(b"\x89PNG"),
    "a theme more": lambda book: shutil.copytree(book / "稿件", book / "styles" / "own"),
    "a file saved as it was": lambda book: os.utime(book / "图.png", (1, 1)),
    "two files exchanged": lambda book: (
        (book / "图.png").rename(book / "x"),
        (book / "稿件/一.md").rename(book / "图.png"),
        (book / "x").rename(book / "稿件/一.md"),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_in_the_folder_is_seen_at_once(book: Path, build: Build, change: Change) -> None:
    build(book)
    change(book)
    assert not build(book)
    assert build(book)


def test_what_became_of_the_book_is_no_part_of_it(book: Path, build: Build) -> None:
    build(book)
    (book / ".jianbao/versions").mkdir(parents=True)
    (book / ".jianbao/versions/HEAD").write_text("ref")
    assert build(book)


def test_a_lost_output_is_put_back(book: Path, build: Build) -> None:
    build(book)
    first = pdf(book)
    shutil.rmtree(book / "out")
    assert not build(book)
    assert pdf(book) == first


def test_an_output_that_was_changed_is_put_right(book: Path, build: Build) -> None:
    build(book)
    first = pdf(book)
    (book / "out" / "简报.pdf").write_bytes(first[::-1])
    assert not build(book)
    assert pdf(book) == first


def test_an_output_that_is_right_is_left_alone(book: Path, build: Build) -> None:
    build(book)
    os.utime(book / "out" / "简报.pdf", (5, 5))
    assert build(book)
    assert (book / "out" / "简报.pdf").stat().st_mtime == 5


def test_another_request_is_another_build(book: Path, build: Build, tmp_path: Path) -> None:
    build(book)
    assert not build(book, "pdf")
    assert not build(book, out=tmp_path / "elsewhere")
    assert build(book)
    assert build(book, "pdf")
    assert build(book, out=tmp_path / "elsewhere")


def test_a_copy_of_the_folder_is_another_book(book: Path, build: Build, tmp_path: Path) -> None:
    build(book)
    other = tmp_path / "架" / book.name
    shutil.copytree(book, other)
    assert not build(other)


def test_another_file_among_the_outputs_counts(book: Path, build: Build) -> None:
    build(book)
    (book / "out" / "图.png").write_bytes(b"\x89PNG")
    assert not build(book)


def test_nothing_is_remembered_of_a_folder_that_changed_meanwhile(book: Path, build: Build) -> None:
    before = fingerprint(book)
    swap(book / "稿件/一.md", "正文", "文章")
    uptodate.remember(before, made(before, b"%PDF"))
    assert not build(book)


def test_a_change_that_was_taken_back_meanwhile_counts_too(book: Path, build: Build) -> None:
    before = fingerprint(book)
    swap(book / "稿件/一.md", "正文", "文章")
    swap(book / "稿件/一.md", "文章", "正文")
    uptodate.remember(before, made(before, b"%PDF"))
    assert not build(book)


def test_what_links_lead_to_counts(book: Path, build: Build, tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    (book / "styles").symlink_to(tmp_path / "别处")
    build(book)
    assert build(book)
    (tmp_path / "别处" / "own.css").write_text("p {}", "utf-8")
    assert not build(book)


def test_a_folder_that_goes_round_in_a_circle_is_built_every_time(book: Path) -> None:
    (book / "styles").symlink_to(book)
    assert uptodate.fingerprints(Question(file=book / "book.yaml")) == (None,)


def test_a_disk_that_tells_times_coarsely_is_trusted_later(book: Path) -> None:
    now = int(time.time())
    os.utime(book / "图.png", (now, now))
    assert uptodate.fingerprints(Question(file=book / "book.yaml")) == (None,)
    os.utime(book / "图.png", (now - 60, now - 60))
    fingerprint(book)


def test_pruning_forgets(book: Path, build: Build) -> None:
    build(book)
    cache.prune()
    assert not build(book)


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"half"])
def test_a_damaged_entry_counts_for_none(book: Path, build: Build, damage: bytes) -> None:
    build(book)
    first = pdf(book)
    for path in (cache.folder() / "uptodate").iterdir():
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    assert not build(book)
    assert pdf(book) == first


def test_a_folder_with_the_cache_in_it_is_built_every_time(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(book / "cache"))
    assert uptodate.fingerprints(Question(file=book / "book.yaml")) == (None,)


def test_findings_are_remembered_with_the_book(book: Path, build: Build) -> None:
    build(book)
    assert uptodate.last_build(fingerprint(book), proofread=True) is None
    before = fingerprint(book)
    uptodate.remember(before, made(before, b"%PDF", 3))
    kept = uptodate.last_build(fingerprint(book), proofread=True)
    assert kept is not None
    assert kept.findings == 3
    swap(book / "稿件/一.md", "正文", "文章")
    assert uptodate.last_build(fingerprint(book), proofread=True) is None


@pytest.mark.parametrize(
    ("name", "text", "is_kept"),
    [
        ("book.yaml", "书名: 简报\n输出: {pdf: {文件名: 简报.pdf}}\n", True),
        ("book.yaml", "书名: 简报\n文章: [out/简报.PDF]\n", False),
        ("图.svg", "<image href='../out/简报.pdf'/>", False),
        ("图.png", "\0 简报.pdf", True),
    ],
)
def test_a_book_that_may_read_what_it_makes_is_built_every_time(
    book: Path, build: Build, name: str, text: str, *, is_kept: bool
) -> None:
    (book / name).write_text(text, "utf-8")
    build(book)
    assert build(book) == is_kept
