"""Files of a theme that are links, pipes or unfit: each is told with its place, none is waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jianbao import config, themes
from jianbao.products import PRODUCTS


def book(folder: Path, *, theme: bool = False) -> Path:
    chosen = "版式: mine\n" if theme else ""
    (folder / "book.yaml").write_text(f"书名: 例\n{chosen}文章: [a.md]\n", "utf-8")
    (folder / "a.md").write_text("---\n标题: 甲\n---\n\n一段。\n", "utf-8")
    own = folder / "styles" / "mine"
    if theme:
        own.mkdir(parents=True)
        settings = "title: {zh: 我, en: Me}\nextends: jianbao\n"
        (own / "theme.yaml").write_text(settings, "utf-8")
    return own


def said(folder: Path) -> list[tuple[str, str]]:
    loaded = config.load(folder / "book.yaml", PRODUCTS).value
    assert loaded is not None
    return [(item.code, str(item.span)) for item in themes.find(loaded).diagnostics]


def test_a_style_that_leads_out_of_the_book_is_not_read(tmp_path: Path) -> None:
    book(tmp_path)
    (tmp_path / "style.css").symlink_to("/etc/passwd")
    assert said(tmp_path) == [("T005", "style.css")]


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "pipe"])
@pytest.mark.parametrize("name", ["print.css", "templates/book.html", "theme.yaml"])
def test_a_file_of_a_theme_that_is_none_is_not_read(tmp_path: Path, name: str, target: str) -> None:
    own = book(tmp_path, theme=True)
    file = own / name
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    if target == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(target)
    code = "C003" if name == "theme.yaml" else "T005"
    shown = "theme.yaml" if name == "theme.yaml" else f"styles/mine/{name}"
    assert said(tmp_path) == [(code, shown)]


def test_a_style_that_cannot_be_laid_out_is_told_with_its_line(tmp_path: Path) -> None:
    own = book(tmp_path, theme=True)
    (own / "print.css").write_text("p{}\np{width:1e9px}\n", "utf-8")
    (tmp_path / "style.css").write_text("p{}/*", "utf-8")
    assert said(tmp_path) == [("T010", "styles/mine/print.css:2:9"), ("T010", "style.css:1:4")]


def test_a_whole_theme_that_is_a_link_out_of_the_book_is_not_read(tmp_path: Path) -> None:
    inner = tmp_path / "book"
    inner.mkdir()
    own = book(inner, theme=True)
    own.rename(tmp_path / "elsewhere")
    own.symlink_to(tmp_path / "elsewhere")
    assert said(inner)[0][0] == "C003"
