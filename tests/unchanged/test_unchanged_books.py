"""A book is only put in place again if nothing that it is made from has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import cache, unchanged
from jianbao.atomic_files import Finished, write
from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.unchanged import Premises, Question

Build = Callable[..., bool]
Change = Callable[[Path], object]
NOTICE = Diagnostic(
    code="F002",
    severity=Severity.NOTICE,
    message=Text("用别的字体代替", "another face is used"),
    span=Span(file="book.yaml", line=1, column=2, end_column=3),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book folder with a manuscript and a picture."""
    folder = tmp_path / "书"
    (folder / "稿件").mkdir(parents=True)
    (folder / "book.yaml").write_text("书名: 简报\n文章: [稿件/一.md]\n", "utf-8")
    (folder / "稿件" / "一.md").write_text("# 甲\n\n正文。\n", "utf-8")
    (folder / "图.png").write_bytes(b"\x89PNG one")
    return folder


def premises(folder: Path, only: tuple[str, ...] = (), out: Path | None = None) -> Premises:
    """Return the premises of a build of ``folder``, which must be such as can be told."""
    question = Question(file=folder / "book.yaml", only=only, out=out)
    (found,) = unchanged.premises_of(question)
    assert found is not None
    return found


@pytest.fixture
def build() -> Build:
    """Return a function that builds a folder, and tells whether it has been put in place as it was."""

    def build_folder(folder: Path, *only: str, out: Path | None = None) -> bool:
        before = premises(folder, only, out)
        if unchanged.recall(before) is not None:
            return True
        texts = [path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.suffix != ".pdf"]
        file = Finished(name="简报.pdf", data=b"%PDF" + b"".join(texts), pages=1)
        write([file], before.question.target)
        unchanged.remember(before, [file], [NOTICE])
        return False

    return build_folder


def pdf(book: Path) -> bytes:
    return (book / "out" / "简报.pdf").read_bytes()


def test_a_book_that_is_as_it_was_is_put_in_place(book: Path, build: Build) -> None:
    assert not build(book)
    first = pdf(book)
    assert build(book)
    assert pdf(book) == first


def test_the_same_is_said_again(book: Path, build: Build) -> None:
    build(book)
    recalled = unchanged.recall(premises(book))

    assert recalled is not None
    assert recalled.diagnostics == (NOTICE,)
    (file,) = recalled.written
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


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_files_that_have_rested_is_seen(
    book: Path, build: Build, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianbao.unchanged.folder._COARSEST", 0)
    build(book)
    assert build(book)
    change(book)
    assert not build(book)


def test_a_change_taken_back_is_none(book: Path, build: Build) -> None:
    build(book)
    text = (book / "稿件/一.md").read_text("utf-8")
    (book / "稿件/一.md").write_text("# 乙\n", "utf-8")
    assert not build(book)
    (book / "稿件/一.md").write_text(text, "utf-8")
    assert build(book)


def test_saving_without_a_change_is_none(book: Path, build: Build) -> None:
    build(book)
    (book / "稿件/一.md").write_bytes((book / "稿件/一.md").read_bytes())
    os.utime(book / "图.png", (1, 1))
    assert build(book)


def test_files_that_have_rested_are_not_read_again(
    book: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianbao.unchanged.folder._COARSEST", 0)
    build(book)
    monkeypatch.setattr("jianbao.unchanged.folder._read", None)
    assert build(book)


def test_files_from_the_future_are_read_every_time(book: Path, build: Build) -> None:
    build(book)
    picture = book / "图.png"
    os.utime(picture, (2**33, 2**33))
    build(book)
    exchange(picture, b"\x89PNG two")
    assert not build(book)


def test_a_lost_output_is_put_back(book: Path, build: Build) -> None:
    build(book)
    first = pdf(book)
    shutil.rmtree(book / "out")
    assert build(book)
    assert pdf(book) == first


def test_an_output_that_was_changed_is_put_right(book: Path, build: Build) -> None:
    build(book)
    first = pdf(book)
    (book / "out" / "简报.pdf").write_bytes(first[::-1])
    assert build(book)
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
    before = premises(book)
    swap(book / "稿件/一.md", "正文", "文章")
    unchanged.remember(before, [Finished(name="简报.pdf", data=b"%PDF")], [])
    assert not build(book)


def test_a_change_that_was_taken_back_meanwhile_counts_too(book: Path) -> None:
    before = premises(book)
    swap(book / "稿件/一.md", "正文", "文章")
    swap(book / "稿件/一.md", "文章", "正文")
    unchanged.remember(before, [Finished(name="简报.pdf", data=b"%PDF")], [])
    assert unchanged.recall(premises(book)) is None


def test_pruning_forgets(book: Path, build: Build) -> None:
    build(book)
    cache.prune()
    assert not build(book)


@pytest.mark.parametrize("kind", ["folders", "unchanged", "finished"])
@pytest.mark.parametrize("damage", [b"", b"\0" * 100, b"half"])
def test_a_damaged_entry_counts_for_none(
    book: Path, build: Build, kind: str, damage: bytes
) -> None:
    build(book)
    first = pdf(book)
    shutil.rmtree(book / "out")
    for path in (cache.folder() / kind).iterdir():
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    build(book)
    assert pdf(book) == first


def test_a_folder_with_a_link_is_built_every_time(book: Path, tmp_path: Path) -> None:
    (book / "styles").symlink_to(tmp_path)
    assert unchanged.premises_of(Question(file=book / "book.yaml")) == (None,)


def test_a_folder_with_the_cache_in_it_is_built_every_time(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(book / "cache"))
    assert unchanged.premises_of(Question(file=book / "book.yaml")) == (None,)


def test_a_file_that_cannot_be_read_leaves_nothing_certain(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> object:
        raise PermissionError

    monkeypatch.setattr("jianbao.unchanged.folder._read", refuse)
    assert unchanged.premises_of(Question(file=book / "book.yaml")) == (None,)


def test_doubts_are_remembered_with_the_book(book: Path, build: Build) -> None:
    before = premises(book)
    build(book)
    unchanged.remember_doubts(before, 3)
    assert unchanged.recall_doubts(premises(book)) == 3
    swap(book / "稿件/一.md", "正文", "文章")
    assert unchanged.recall_doubts(premises(book)) is None
