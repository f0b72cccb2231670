"""What other programs may call, and nothing else of jianbao is used here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jianbao

BOOK = "书名: 简报\n日期: 2024-03-05\n文章: [甲.md]\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book.yaml").write_text(BOOK, "utf-8")
    (tmp_path / "甲.md").write_text("# 开学检查\n\n各校做好准备，确保安全。\n", "utf-8")
    return tmp_path / "book.yaml"


def test_a_book_is_built_and_its_pdf_checked(book: Path, tmp_path: Path) -> None:
    result = jianbao.build_book(jianbao.Request(file=book, out=tmp_path / "成品"))
    assert isinstance(result, jianbao.Result)
    assert not result.failed
    pdf, epub = result.value or ()
    assert isinstance(pdf, jianbao.Written)
    assert (pdf.path.suffix, pdf.pages, epub.path.suffix) == (".pdf", 1, ".epub")
    assert pdf.size == pdf.path.stat().st_size
    codes = {said.code: said for said in jianbao.check_pdf(pdf.path, multiple=4)}
    assert codes["V061"].severity is jianbao.Severity.WARNING


def test_what_is_wrong_comes_back_as_values(book: Path) -> None:
    book.write_text(BOOK.replace("甲", "乙"), "utf-8")
    result = jianbao.build_book(jianbao.Request(file=book))
    assert result.failed
    assert result.value is None
    (said,) = [item for item in result.diagnostics if item.is_error]
    assert isinstance(said, jianbao.Diagnostic)
    assert isinstance(said.message, jianbao.Text)
    assert said.span == jianbao.Span(file="book.yaml", line=3, column=6, end_column=10)
    assert not (book.parent / "out").exists()


def test_a_manuscript_is_proof_read(book: Path) -> None:
    assert jianbao.check_book(book) == ()
    (book.parent / "甲.md").write_text("# 开学检查\n\n各校,做好准备。\n", "utf-8")
    (said,) = jianbao.check_book(book)
    assert (said.code, str(said.span)) == ("P101", "甲.md:3:3")


def test_every_public_name_is_there_and_no_other() -> None:
    for name in jianbao.__all__:
        assert getattr(jianbao, name).__doc__, name
    with pytest.raises(AttributeError, match="nonsense"):
        jianbao.nonsense  # noqa: B018 (asked for on purpose)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, jianbao; print(*(m for m in sys.modules if m.startswith('jianbao.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
