"""Which face sets Latin letters and digits, read from the PDF."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from jianbao import build
from jianbao.diagnostics import Result

Write = Callable[[dict[str, str]], Path]

LATIN = "abcABCé2024x9.()-"
CHINESE = "“开学”‘一’——……·℃×±°，。"
BOOK = """
title: 西文
theme: {{name: jianbao, options: {{{option}}}}}
chapters: [a.md]
outputs: [pdf, epub]
fonts: {{song: Noto Serif CJK SC, fangsong: Noto Serif CJK SC, kai: LXGW WenKai, hei: Noto Sans CJK SC, xiaobiaosong: Noto Serif CJK SC}}
"""
TEXT = f"# 标题2021\n\n{LATIN}{CHINESE}\n\n**加粗Z7**，*楷体Y8*。\n"


def faces_of(folder: Path) -> tuple[dict[str, set[str]], Result[tuple[build.Written, ...]]]:
    """Return the faces that set each character of the PDF, and what the build said."""
    result = build.build(build.Request(file=folder / "book.yaml", out=folder), lambda _: None)
    assert result.value is not None
    faces: dict[str, set[str]] = {}
    with pdfplumber.open(result.value[0].path) as document:
        for page in document.pages:
            for char in page.chars:
                faces.setdefault(char["text"], set()).add(char["fontname"].partition("+")[2])
    return faces, result


def test_the_latin_face_sets_letters_and_digits_and_leaves_the_marks_alone(write: Write) -> None:
    option = "西文字体: dejavu serif"
    faces, result = faces_of(write({"book.yaml": BOOK.format(option=option), "a.md": TEXT}))
    assert {item.code for item in result.diagnostics} <= {"F006"}
    for char in LATIN + "Z7Y8":
        assert all("DejaVu" in face for face in faces[char]), char
    for char in CHINESE:
        assert not any("DejaVu" in face for face in faces[char]), char
    assert faces["1"] == {"DejaVu-Serif-Latin", "DejaVu-Serif-Latin-Bold"}


def test_without_the_option_the_chinese_face_sets_them(write: Write) -> None:
    faces, _ = faces_of(write({"book.yaml": BOOK.format(option=""), "a.md": TEXT}))
    assert faces["4"] == {"Noto-Serif-CJK-SC"}
    assert faces["7"] == {"Noto-Sans-CJK-SC"}


def test_a_family_that_is_not_installed_is_reported_and_the_chinese_face_used(
    write: Write,
) -> None:
    option = "latin-font: DejaVu Serf"
    faces, result = faces_of(write({"book.yaml": BOOK.format(option=option), "a.md": TEXT}))
    (said,) = [item for item in result.diagnostics if item.code == "F008"]
    assert said.hint is not None
    assert "DejaVu Serif" in said.hint.en
    assert faces["4"] == {"Noto-Serif-CJK-SC"}


def test_the_e_book_leaves_faces_to_its_reader(write: Write) -> None:
    option = "latin-font: DejaVu Serif"
    _, result = faces_of(write({"book.yaml": BOOK.format(option=option), "a.md": TEXT}))
    assert result.value is not None
    with zipfile.ZipFile(result.value[1].path) as archive:
        assert not [name for name in archive.namelist() if "latin" in name]
