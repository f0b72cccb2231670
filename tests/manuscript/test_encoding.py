from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianbao.diagnostics import BookError, Severity
from jianbao.manuscript import encoding

if TYPE_CHECKING:
    from pathlib import Path

    from tests.manuscript.conftest import BookFolder

TEXT = "# 达川区\n\n㐀𠮷é é\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_a_mark(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode(codec))
    manuscript = encoding.load(tmp_path, "a.md")
    assert manuscript.text == TEXT
    assert manuscript.diagnostics == []


def test_gb18030_is_read_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode("gb18030"))
    manuscript = encoding.load(tmp_path, "a.md")
    assert manuscript.text == TEXT
    (notice,) = manuscript.diagnostics
    assert (notice.code, notice.severity) == ("M003", Severity.NOTICE)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("甲\n乙".encode() + b"\xff" + "丙丁".encode(), "a.md:2:2"),
        (b"\xef\xbb\xbf" + "甲乙丙".encode() + b"\xe4", "a.md:1:5"),
        ("题\n".encode("utf-16"), "a.md:1:1"),
        (b"abc\n\xff\xff\xff", "a.md:2:1"),
    ],
)
def test_what_is_in_no_encoding_has_a_place(tmp_path: Path, data: bytes, place: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(BookError) as raised:
        encoding.load(tmp_path, "a.md")
    (problem,) = raised.value.diagnostics
    assert (problem.code, str(problem.span)) == ("M002", place)
    assert problem.hint is not None


def test_control_characters_go_with_a_warning(book: BookFolder) -> None:
    chapter = book.chapter("# 题\r\n\r\n甲\x0b乙\x0b\x1f\ufffe\r丙\n")
    assert ">甲乙丙<" in chapter.html
    assert book.found == ["M004 one.md:3:2", "M004 one.md:3:5", "M004 one.md:3:6"]
    assert "U+000B" in book.diagnostics[0].message.zh


def test_nul_is_an_error(book: BookFolder) -> None:
    book.chapter("# 题\n\n甲\0")
    assert [(item.code, item.is_error) for item in book.diagnostics] == [("M004", True)]


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as stream:
        stream.truncate(encoding.MAX_BYTES + 1)
    with pytest.raises(BookError, match="10 MB"):
        encoding.load(tmp_path, "a.md")


def test_a_folder_is_no_manuscript(tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        encoding.load(tmp_path, ".")
    assert raised.value.diagnostics[0].code == "M001"
