"""The pages of the print in an e-book that is made alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao import build

Write = Callable[[dict[str, str]], Path]
BOOK = {
    "book.yaml": "title: 册\nchapters: [a.md]\noutputs: {pdf: true, epub: {文件: a.epub}}\n",
    "a.md": "# 题\n\n文。\n",
}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def epub_of(folder: Path, out: Path, *only: str) -> tuple[bytes, list[str]]:
    result = build.build(
        build.Request(file=folder / "book.yaml", only=only, out=out), lambda _: None
    )
    assert result.value is not None
    return (out / "a.epub").read_bytes(), [item.code for item in result.diagnostics]


def test_an_e_book_alone_has_the_pages_of_both_if_it_asks_for_them(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(BOOK)
    both, said = epub_of(folder, tmp_path / "both")
    assert "E008" not in said
    _, said = epub_of(folder, tmp_path / "alone", "epub")
    assert "E008" in said
    asked = BOOK["book.yaml"].replace("{文件: a.epub}", "{文件: a.epub, 印刷页码: 是}")
    write({"book.yaml": asked})
    remembered, said = epub_of(folder, tmp_path / "remembered", "epub")
    assert remembered == both
    assert "E008" not in said
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    laid_out, _ = epub_of(folder, tmp_path / "laid out", "epub")
    assert laid_out == both


def test_an_e_book_may_go_without_printed_pages(write: Write, tmp_path: Path) -> None:
    alone = BOOK["book.yaml"].replace("{文件: a.epub}", "{文件: a.epub, 印刷页码: 否}")
    folder = write({**BOOK, "book.yaml": alone})
    both, said = epub_of(folder, tmp_path / "both")
    single, _ = epub_of(folder, tmp_path / "alone", "epub")
    assert both == single
    assert "E008" not in said
