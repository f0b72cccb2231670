"""One opener: what is no regular file in its folder is refused, and no more is read than agreed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianbao import files


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert files.read(tmp_path / "a", 3, tmp_path) == b"abc"


def test_no_more_is_read_than_was_agreed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abcd")
    with pytest.raises(files.TooLargeError):
        files.read(tmp_path / "a", 3)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "b").symlink_to("a")
    assert files.read(tmp_path / "b", 9, tmp_path) == b"abc"


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../x/../../secret"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    book = tmp_path / "x" / "book"
    book.mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (book / "a").symlink_to(target)
    with pytest.raises(files.OutsideError):
        files.read(book / "a", 100, book)


def test_a_folder_that_begins_alike_is_another(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book2").mkdir()
    (tmp_path / "book2" / "a").write_text("a")
    with pytest.raises(files.OutsideError):
        files.read(tmp_path / "book" / ".." / "book2" / "a", 9, tmp_path / "book")


def test_pipes_folders_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(files.RefusedError):
            files.read(path, 9)


def test_people_are_told_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        files.read(tmp_path / "none", 9)
    assert files.reason(caught.value).zh == "没有这个文件"
    with pytest.raises(files.RefusedError) as refused:
        files.read(tmp_path, 9)
    assert files.reason(refused.value).zh == "不是普通文件"


def test_a_line_is_shown_of_a_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeff甲\r\n乙\xff".encode())
    (tmp_path / "b").write_bytes(b"PK\x03\0\n")
    assert [files.line_of(tmp_path / "a", number) for number in (0, 1, 3)] == ["", "甲", ""]
    assert files.line_of(tmp_path / "b", 1) == ""
