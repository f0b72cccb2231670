"""LibreOffice opens the Word files and sets them on as many pages as the print has."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from tests.outside import program

from jianbao import Request, build_book

pytestmark = pytest.mark.outside

ROOT = Path(__file__).parents[2]
BOOKS = (ROOT / "book" / "book.yaml", ROOT / "tests" / "books" / "gongwen" / "book.yaml")
"""A briefing and an official document: neither has blank pages, which LibreOffice leaves out."""
PRODUCTS = "输出:\n  pdf: {}\n  word: {文档字体: 本书}\n"


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("source", BOOKS, ids=lambda path: path.parent.name)
def test_a_word_file_has_as_many_pages_as_the_print(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(source.parent, folder, ignore=shutil.ignore_patterns("manual", "expected"))
    config = folder / source.name
    said = config.read_text("utf-8").split("\n输出:")[0]
    config.write_text(f"{said}\n{PRODUCTS}", "utf-8")
    build_book(Request(file=config, out=tmp_path))
    (printed,), (word,) = tmp_path.glob("*.pdf"), tmp_path.glob("*.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    converted = tmp_path / "converted"
    program.run(
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(converted),
        str(word),
    )
    wanted, found = pages(printed), pages(converted / printed.name)
    assert len(found) == len(wanted)
    for number, text in enumerate(found, 1):
        assert number == 1 or re.search(rf"—\s*{number}\s*—", text)
