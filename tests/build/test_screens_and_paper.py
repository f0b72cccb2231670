"""What holds for paper alone stops nothing that is read on screens, and the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from jianbao import build
from jianbao.diagnostics import Diagnostic

REFLOWING = ("epub", "web", "wechat")
ON_SCREENS = (*REFLOWING, "long_image", "sharing_sheet")


def book(folder: Path, text: str, more: str = "") -> Path:
    (folder / "a.md").write_text(f"# 题\n\n{text}\n", "utf-8")
    Image.new("RGB", (300, 200), "red").save(folder / "图.png")
    file = folder / "book.yaml"
    file.write_text(f"书名: 试\n日期: 2026-11-02\n文章: [a.md]\n{more}", "utf-8")
    return file


def built(file: Path, *only: str) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Return the names of the files made, and what was said."""
    result = build.build(build.Request(file=file, only=only), lambda _: None)
    return [each.path.name for each in result.value or ()], result.diagnostics


@pytest.mark.parametrize("product", REFLOWING)
def test_characters_and_dots_that_print_lacks_are_nothing_to_a_screen(
    tmp_path: Path, product: str
) -> None:
    file = book(tmp_path, "得了第一🎉。\n\n![操场](图.png)", f"输出: [{product}]\n")
    names, said = built(file)
    assert len(names) == 1
    assert {item.code for item in said} & {"F002", "F007", "I008"} == set()
    assert {"F007", "I008"} & {item.code for item in build.prepare(file).diagnostics} == set()


def test_they_are_told_where_something_is_printed_too(tmp_path: Path) -> None:
    file = book(tmp_path, "得了第一🎉。\n\n![操场](图.png)", "输出: [pdf, epub]\n")
    names, said = built(file)
    assert names == []
    assert {"F007", "I008"} <= {item.code for item in said}


def test_they_are_told_of_pictures_drawn_in_our_faces(tmp_path: Path) -> None:
    names, said = built(book(tmp_path, "得了第一🎉。", "输出: [长图]\n"))
    assert names == []
    assert "F007" in {item.code for item in said}


@pytest.mark.parametrize("classification", ["绝密★10年", "机 密", "秘密"])
@pytest.mark.parametrize("product", ON_SCREENS)
def test_a_classified_paper_is_not_made_for_screens(
    tmp_path: Path, product: str, classification: str
) -> None:
    file = book(tmp_path, "正文。", f"密级: {classification}\n输出: [{product}]\n")
    names, said = built(file)
    (told,) = [item for item in said if item.code == "B013"]
    assert names == []
    assert str(told.span) == "book.yaml:4:1"
    assert "B013" in [item.code for item in build.prepare(file).diagnostics]


def test_it_is_where_somebody_allowed_it(tmp_path: Path) -> None:
    file = book(tmp_path, "正文。", "密级: 秘密★1年\n电子版批准人: 赵敏（保密办）\n输出: [web]\n")
    assert built(file)[0] == ["试.html"]


@pytest.mark.parametrize(
    ("more", "only"), [("密级: 机密\n", ("pdf",)), ("密级: 内部资料\n", ("web",))]
)
def test_paper_takes_it_and_what_is_only_internal_may_be_read_on_screens(
    tmp_path: Path, more: str, only: tuple[str, ...]
) -> None:
    assert len(built(book(tmp_path, "正文。", more), *only)[0]) == 1
