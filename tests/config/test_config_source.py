"""What comes before any YAML: the file, its size and its encoding."""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest

from jianbao.config import BookConfig, load
from jianbao.config.source import SIZE_LIMIT, SourceText
from jianbao.diagnostics import Diagnostic, Result, Span
from jianbao.products import PRODUCTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.config.conftest import Load

SOUND = "书名: 教科简报\n文章: [稿件/01.md]\n"


def only(result: Result[BookConfig]) -> Diagnostic:
    (diagnostic,) = result.diagnostics
    assert result.value is None
    return diagnostic


def test_a_missing_file_names_its_neighbour(folder: Path) -> None:
    (folder / "book.yml").write_text(SOUND, encoding="utf-8")

    said = only(load(folder / "book.yaml", PRODUCTS))

    assert (said.code, said.span) == ("C001", Span(file="book.yaml"))
    assert said.message.zh == "找不到文件“book.yaml”"
    assert said.message.en == "there is no file “book.yaml”"
    assert said.hint
    assert said.hint.zh == "您是不是想写“book.yml”"
    assert said.hint.en == "did you mean “book.yml”"


def test_a_file_in_a_missing_folder(tmp_path: Path) -> None:
    said = only(load(tmp_path / "none" / "book.yaml", PRODUCTS))

    assert said.code == "C001"
    assert said.hint
    assert said.hint.zh == "请检查文件夹和文件名"


def test_a_folder(folder: Path) -> None:
    said = only(load(folder, PRODUCTS))

    assert said.code == "C002"
    assert said.message.zh == "“book”是文件夹，不是配置文件"
    assert said.message.en == "“book” is a folder, not a configuration file"
    assert said.hint
    assert said.hint.zh == "请指明其中的 book.yaml"


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "book.yaml")

    said = only(load(folder / "book.yaml", PRODUCTS))

    assert said.code == "C003"
    assert said.message.zh == "读不了文件“book.yaml”：不是普通文件"


def test_a_file_that_cannot_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "book.yaml").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr("os.open", refuse)

    said = only(load(folder / "book.yaml", PRODUCTS))

    assert said.code == "C003"
    assert said.message.en == "cannot read “book.yaml”: Permission denied"


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    assert only(load(tmp_path / ("x" * 5000), PRODUCTS)).code in {"C001", "C003"}
    assert only(load(tmp_path / "a\0b", PRODUCTS)).code in {"C001", "C003"}


def test_more_than_a_mebibyte(load_text: Load) -> None:
    fits = SOUND.encode() + b"#" * (SIZE_LIMIT - len(SOUND.encode()))

    assert load_text(fits).value is not None
    said = only(load_text(fits + b"#"))
    assert said.code == "C004"
    assert said.message.zh == "配置文件超过 1 MB"
    assert said.message.en == "the configuration is larger than 1 MiB"


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff\n"])
def test_an_empty_file(load_text: Load, text: str) -> None:
    said = only(load_text(text))

    assert (said.code, said.span) == ("C006", Span(file="book.yaml"))


def test_a_byte_order_mark_moves_nothing(load_text: Load) -> None:
    with_mark = load_text(codecs.BOM_UTF8 + SOUND.encode()).value

    assert with_mark is not None
    assert with_mark == load_text(SOUND).value


def test_gbk_is_named_with_its_place(load_text: Load) -> None:
    said = only(load_text("title: x\n# ok\nissuer: 教育局\n".encode("gb18030")))

    assert said.code == "C005"
    assert said.span == Span(file="book.yaml", line=3, column=9, end_column=10)
    assert said.excerpt.startswith("issuer: ")
    assert said.message.zh == "文件不是 UTF-8 编码"
    assert said.message.en == "the file is not UTF-8"
    assert said.hint
    assert said.hint.zh == "看上去是GBK（ANSI）编码，请用记事本打开，“另存为”时编码选 UTF-8"


def test_utf_16_is_named(load_text: Load) -> None:
    said = only(load_text(SOUND.encode("utf-16")))

    assert said.span == Span(file="book.yaml", line=1, column=1, end_column=2)
    assert said.hint
    assert said.hint.en == "it looks like UTF-16; open it in an editor and save it as UTF-8"


def test_other_bytes_are_no_encoding_that_is_known(load_text: Load) -> None:
    said = only(load_text(b"title: \xff\n"))

    assert said.hint
    assert "another encoding" in said.hint.en


def test_places_count_lines_as_editors_do() -> None:
    source = SourceText("book.yaml", "ab\r\n\u2028c\rdé\n\n")

    assert source.span(1, 2) == Span(file="book.yaml", line=1, column=2, end_column=3)
    assert source.span(5, 6) == Span(file="book.yaml", line=2, column=2, end_column=3)
    assert source.span(8, 9) == Span(file="book.yaml", line=3, column=2, end_column=3)
    assert [source.line(number) for number in range(1, 5)] == ["ab", "\u2028c", "dé", ""]


def test_the_end_of_the_file_is_behind_its_last_visible_character() -> None:
    source = SourceText("book.yaml", "a: [b\n\n  \n")

    assert source.span(10, 10) == Span(file="book.yaml", line=1, column=6, end_column=7)
