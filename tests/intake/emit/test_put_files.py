from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.files import RefusedError
from jianbao.intake.emit import put

OLD, NEW = b"chapters: []\n", b"chapters: [a.md]\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the file of a book without chapters."""
    file = tmp_path / "book.yaml"
    file.write_bytes(OLD)
    return file


def everything(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_all_files_are_put(book: Path) -> None:
    put(book.parent, {"稿件/a.md": b"a", "稿件/图/1.png": b"p"}, {book: (OLD, NEW)})
    assert everything(book.parent) == {"book.yaml": NEW, "稿件/a.md": b"a", "稿件/图/1.png": b"p"}


def test_a_file_that_is_there_is_kept_and_nothing_is_put(book: Path) -> None:
    (book.parent / "b.md").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        put(book.parent, {"稿件/a.md": b"a", "b.md": b"b"}, {book: (OLD, NEW)})
    assert everything(book.parent) == {"book.yaml": OLD, "b.md": b"mine"}
    assert not (book.parent / "稿件").exists()


def test_a_book_that_has_changed_meanwhile_is_left_alone(book: Path) -> None:
    book.write_bytes(b"other")
    with pytest.raises(RefusedError):
        put(book.parent, {"稿件/a.md": b"a"}, {book: (OLD, NEW)})
    assert everything(book.parent) == {"book.yaml": b"other"}
