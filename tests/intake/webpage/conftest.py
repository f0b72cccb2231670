"""Pages for the tests, and the law that every page must keep."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from jianbao.diagnostics import Diagnostic
from jianbao.intake import webpage
from jianbao.intake.model import Block, Draft, Paragraph, SourcePicture, Table

PAGES = Path(__file__).parent / "pages"


class Page:
    """Reads pages and keeps what was said; each that is read must account for its letters."""

    def __init__(self) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def file(self, name: str, folder: Path = PAGES) -> Draft:
        path = folder / name
        return self.read(path.read_bytes(), webpage.Folder(path.parent, path.stem), name)

    def post(self, content: str) -> Draft:
        """Read a WeChat post with ``content``."""
        return self.read(
            f'<!DOCTYPE html><meta charset="utf-8"><h1 id="activity-name">题</h1>'
            f'<div id="js_content" style="visibility: hidden">{content}</div>'
        )

    def read(
        self, page: str | bytes, saved: webpage.Saved | None = None, name: str = "页.html"
    ) -> Draft:
        data = page.encode() if isinstance(page, str) else page
        result = webpage.read(data, name, saved=saved)
        self.diagnostics = result.diagnostics
        assert result.value is not None, result.diagnostics
        check_account(result.value)
        return result.value

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.diagnostics]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The text of each paragraph; that of a table cell by cell."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [p.text for row in block.rows for cell in row for p in cell.paragraphs]
    return found


def paragraphs(draft: Draft) -> list[Paragraph]:
    return [block for block in draft.blocks if isinstance(block, Paragraph)]


def pictures(draft: Draft) -> list[SourcePicture]:
    return [block for block in draft.blocks if isinstance(block, SourcePicture)]


def check_account(draft: Draft) -> None:
    """What is raw, less what the changes took, is what the blocks hold, in the same order."""
    kept = letters("".join(texts(draft.blocks)))
    taken = Counter(letters("".join(change.before for change in draft.changes)))
    assert Counter(letters(draft.raw)) == Counter(kept) + taken
    rest = iter(letters(draft.raw))
    assert all(character in rest for character in kept), "reordered"


@pytest.fixture
def page() -> Page:
    return Page()


def picture_bytes(kind: str = "PNG", width: int = 30, height: int = 20) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, kind)
    return stream.getvalue()
