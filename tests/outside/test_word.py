"""Word files elsewhere: valid by the schemas, set by LibreOffice as the print, merged from there."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from tests.merge.desks import book, compared, desk, draft, merged
from tests.merge.manuscripts import Drawn
from tests.merge.reviewer import Reviewer
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


GOLDEN = sorted((ROOT / "tests" / "books").glob("*/book.yaml"))
NO_THEME = "relationships/theme"
"""A theme's fonts would win over those that the styles name, so that there is none."""


def faults(path: Path) -> list[str]:
    """Return what the schemas of ECMA-376 and the rules of Word's SDK have against a file."""
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(path))
    return [str(error.description) for error in result.errors if NO_THEME not in error.description]


@pytest.mark.parametrize("source", GOLDEN, ids=lambda path: path.parent.name)
def test_a_word_file_is_valid(source: Path, tmp_path: Path) -> None:
    build_book(Request(file=source, only=("word",), out=tmp_path))
    (word,) = tmp_path.glob("*.docx")
    assert faults(word) == []


def test_a_fault_is_found(tmp_path: Path) -> None:
    build_book(Request(file=GOLDEN[0], only=("word",), out=tmp_path))
    (word,) = tmp_path.glob("*.docx")
    broken = tmp_path / "broken.docx"
    with ZipFile(word) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:pPr><w:pStyle", b"<w:pPr><w:jc w:val='left'/><w:pStyle", 1)
            target.writestr(name, data)
    assert faults(broken)


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
def test_a_draft_that_libreoffice_saved_is_merged_as_by_hand(
    tmp_path: Path, *, tracked: bool
) -> None:
    rng = random.Random(4)  # noqa: S311 - no secret
    drawn = Drawn(rng)
    known = desk(book(tmp_path, drawn.written()))
    reviewer = Reviewer(draft(known), tracked=tracked)
    assert sum(bool(drawn.edit(reviewer)) for _ in range(14)) > 5
    (tmp_path / "审.docx").write_bytes(reviewer.done(rng))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "docx:MS Word 2007 XML"
    program.run(
        "soffice", profile, "--headless", "--convert-to", form, "--outdir",
        str(tmp_path / "存"), str(tmp_path / "审.docx"),
    )  # fmt: skip
    saved = (tmp_path / "存" / "审.docx").read_bytes()
    assert merged(known, saved) == drawn.written()
    assert [one for one in compared(known, saved).untaken if one.start >= 0] == []
