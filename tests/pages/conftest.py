"""Small books set as PDFs, and what stands on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from jianbao import build
from jianbao.diagnostics import Diagnostic

TEXT = (
    "各学校要对照清单逐项自查，建立台账，明确责任人和完成时限，定期上报整改进展情况，确保按期销号。"
)
MM = 72 / 25.4


class Pages:
    """The pages of one book, and what was said while it was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def codes(self) -> set[str]:
        return {item.code for item in self.diagnostics}

    @contextmanager
    def of(self, *articles: str, theme: str = "jianbao", **settings: object) -> Iterator[list[Any]]:
        """Yield the pages of a book of ``articles`` (those with a tag first are HTML)."""
        names = []
        for number, article in enumerate(articles, 1):
            ending = "html" if article.startswith("<") else "md"
            names.append(f"{number}.{ending}")
            (self.folder / names[-1]).write_text(article, "utf-8")
        lines = {
            "书名": "城南教育简报",
            "编印单位": "城南区教育局",
            "日期": "2024年3月5日",
            "版式": theme,
        }
        lines |= {
            "文章": f"[{', '.join(names)}]",
            **{key: str(value) for key, value in settings.items()},
        }
        book = self.folder / "book.yaml"
        written = (f"{key}: {value}" for key, value in lines.items() if value != "None")
        book.write_text("\n".join(written), "utf-8")
        request = build.Request(file=book, only=("pdf",), out=self.folder / "out")
        result = build.build(request, lambda _: None)
        self.diagnostics = result.diagnostics
        assert result.value is not None, result.diagnostics
        with pdfplumber.open(result.value[0].path) as document:
            yield document.pages

    def picture(self, name: str, width: int, height: int) -> None:
        Image.new("RGB", (width, height), "teal").save(self.folder / name)


def text_of(page: Any) -> str:  # noqa: ANN401 - pdfplumber's page
    """Return what a page says, without white space."""
    return "".join((page.extract_text() or "").split())


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path)
