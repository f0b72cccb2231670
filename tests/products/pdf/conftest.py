"""Books laid out as PDFs of the standards, each once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from jianbao import edition
from jianbao.build import prepare
from jianbao.products.pdf.options import PrintOptions
from jianbao.products.pdf.production import produce

GOLDEN = Path(__file__).parents[2] / "books"
RICH = Path(__file__).parent / "rich"
MODIFIED = datetime(2024, 3, 5, tzinfo=UTC)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'
    '<rect width="100" height="50" fill="#0a0" fill-opacity="0.5"/><text x="9" y="80">字</text></svg>'
)


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF with the markup that it was made from."""

    pdf: bytes
    html: str


Make = Callable[[str, str], Made]
"""Takes a book, golden or ``rich``, and a standard, empty for none."""


def lay_out(folder: Path, standard: str) -> Made:
    """Make the PDF of the book in ``folder``."""
    prepared = prepare(folder / "book.yaml").value
    assert prepared is not None
    composed = edition.compose_print(prepared.book, prepared.theme, prepared.typefaces).value
    assert composed is not None
    made = produce(composed, modified=MODIFIED, printing=PrintOptions(standard=standard))
    assert made.value is not None, made.diagnostics
    return Made(made.value.data, composed.documents[0].html)


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a book with content of every kind."""
    rich = tmp_path_factory.mktemp("rich") / "book"
    shutil.copytree(RICH, rich)
    Image.new("CMYK", (1200, 800), (0, 200, 200, 0)).save(rich / "p.jpg")
    Image.new("RGBA", (900, 300), (20, 30, 200, 90)).save(rich / "d.png")
    (rich / "v.svg").write_text(SVG, encoding="utf-8")
    return rich


@pytest.fixture(scope="session")
def make(rich: Path) -> Make:
    """Return a function that lays out a book once for each standard."""

    @cache
    def made(book: str, standard: str) -> Made:
        return lay_out(rich if book == "rich" else GOLDEN / book, standard)

    return made
