from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao.config import BookConfig, load
from jianbao.diagnostics import Result
from jianbao.products import PRODUCTS

Load = Callable[[str | bytes], Result[BookConfig]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book folder with manuscripts in 稿件/, and things that are none."""
    book = tmp_path / "book"
    (book / "稿件").mkdir(parents=True)
    for name in (
        "稿件/01.md",
        "稿件/02.md",
        "稿件/03.html",
        "稿件/总结.docx",
        "旧稿.txt",
        "表.xls",
    ):
        (book / name).write_text("", encoding="utf-8")
    secret = tmp_path / "secret.md"
    secret.write_text("", encoding="utf-8")
    (book / "链接.md").symlink_to(secret)
    (book / "外面").symlink_to(tmp_path)
    return book


@pytest.fixture
def load_text(folder: Path) -> Load:
    def load_it(content: str | bytes) -> Result[BookConfig]:
        file = folder / "book.yaml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(file, PRODUCTS)

    return load_it
