"""A book folder in which a test writes its manuscripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from jianbao.book import Book, Chapter
from jianbao.config.model import BookConfig, ChapterEntry, PartEntry
from jianbao.diagnostics import Diagnostic, Result
from jianbao.manuscript import read


class BookFolder:
    """Writes files, reads them as a book, and keeps the result."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.result: Result[Book] = Result(value=None)
        self.kept: dict[str, object] | None = None
        """What has been read before, if that is to be kept."""

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def config(self, *entries: ChapterEntry | str) -> BookConfig:
        chapters = tuple(
            ChapterEntry(path=entry) if isinstance(entry, str) else entry for entry in entries
        )
        return BookConfig(
            file=self.folder / "book.yaml", title="简报", parts=(PartEntry(chapters=chapters),)
        )

    def read(self, *entries: ChapterEntry | str) -> Book:
        self.result = read(self.config(*entries), self.kept)
        assert self.result.value is not None, self.result.diagnostics
        return self.result.value

    def chapter(self, content: str | bytes, name: str = "one.md") -> Chapter:
        self.write(name, content)
        return self.read(name).chapters[0]

    def body(self, markdown: str) -> str:
        """Read ``markdown`` under a title and return the markup without source lines."""
        return self.bare(self.chapter("# 标题\n\n" + markdown).html)

    @staticmethod
    def bare(html: str) -> str:
        """Leave the source lines out, which most tests are not about."""
        return re.sub(r' data-source="[^"]*"', "", html)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.result.diagnostics

    @property
    def found(self) -> list[str]:
        """Codes with places, as ``M030 one.md:3:2``."""
        return [f"{item.code} {item.span}" for item in self.diagnostics]

    @property
    def codes(self) -> list[str]:
        return [item.code for item in self.diagnostics]


@pytest.fixture
def book(tmp_path: Path) -> BookFolder:
    return BookFolder(tmp_path)


@pytest.fixture
def png() -> Callable[..., bytes]:
    def make(width: int = 1300, height: int = 20, kind: str = "PNG", **options: object) -> bytes:
        stream = BytesIO()
        Image.new("RGB", (width, height), "red").save(stream, kind, **options)
        return stream.getvalue()

    return make
