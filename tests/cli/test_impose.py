from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
BOOK = "书名: 简报\n文章: [一.md]\n输出: {pdf: 是, 小册子: {纸张: A3, 空白页: 后}}\n"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "简报.pdf"
    made = pikepdf.new()
    for _ in range(6):
        made.add_blank_page(page_size=(595, 842))
    made.save(path)
    return path


def pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_sheets_are_written_beside_the_pdf_with_advice_how_to_print_them(
    run: Run, pdf: Path
) -> None:
    before = pdf.read_bytes()
    done = run("impose", "简报.pdf", "--paper", "A3")
    assert done.returncode == 0, done.stderr
    assert "6 页，加 2 页空白，拼成 2 张 A3" in done.stderr
    assert "短边翻转" in done.stderr
    assert pages(pdf.with_name("简报-拼版.pdf")) == 4
    assert pdf.read_bytes() == before


def test_the_chinese_and_the_english_words_make_the_same_sheets(run: Run, pdf: Path) -> None:
    folder = pdf.parent
    chinese = ("--scheme", "胶装", "--blanks", "第2页后", "--binding", "右", "--flip", "长边")
    english = ("--scheme", "perfect", "--blanks", "2", "--binding", "right", "--flip", "long")
    assert run("impose", "简报.pdf", "--out", "中.pdf", *chinese).returncode == 0
    assert run("impose", "简报.pdf", "--out", "en.pdf", *english).returncode == 0
    assert (folder / "中.pdf").read_bytes() == (folder / "en.pdf").read_bytes()


def test_impossible_paper_is_a_problem_and_no_file(run: Run, pdf: Path) -> None:
    done = run("impose", "简报.pdf", "--paper", "A4")
    assert done.returncode == 1
    assert "J010" in done.stderr
    assert not pdf.with_name("简报-拼版.pdf").exists()


@pytest.mark.parametrize(
    "wish",
    [
        ("--scheme", "平装"),
        ("--paper", "A9"),
        ("--paper", "9000mm 10mm"),
        ("--thickness", "薄"),
        ("--blanks", "中间"),
        ("--flip", "上边"),
        ("--binding", "上"),
        ("--out", "简报.pdf"),
    ],
)
def test_a_word_that_says_nothing_is_not_run(run: Run, pdf: Path, wish: tuple[str, str]) -> None:
    before = pdf.read_bytes()
    done = run("impose", "简报.pdf", *wish)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [path.name for path in pdf.parent.glob("*.pdf")] == ["简报.pdf"]
    assert pdf.read_bytes() == before


def test_a_proof_has_numbers_in_the_place_of_the_pages(run: Run, pdf: Path) -> None:
    assert run("impose", "简报.pdf", "--proof").returncode == 0
    with pikepdf.open(pdf.with_name("简报-拼版.pdf")) as sheets:
        forms = sheets.pages[0].Resources.XObject
        assert all(
            b" c S" in form.read_bytes() or b" l S" in form.read_bytes() for form in forms.values()
        )


def test_a_book_makes_its_booklet_and_impose_makes_the_same(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "书"
    book.mkdir()
    (book / "book.yaml").write_text(BOOK, "utf-8")
    (book / "一.md").write_text("# 标题\n\n正文。\n", "utf-8")
    built = run("build", "书")
    assert built.returncode == 0, built.stderr
    booklet = book / "out" / "简报-拼版.pdf"
    made = booklet.read_bytes()
    assert pages(booklet) == 2

    assert run("impose", "书", "--paper", "A3", "--blanks", "后").returncode == 0
    assert booklet.read_bytes() == made
    assert run("build", "书", "--only", "booklet", "--out", str(tmp_path / "别处")).returncode == 0
    assert [path.name for path in (tmp_path / "别处").iterdir()] == ["简报-拼版.pdf"]
    assert (tmp_path / "别处" / "简报-拼版.pdf").read_bytes() == made


def test_what_is_wrong_with_a_booklet_is_told_at_its_place_in_the_book(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "book.yaml").write_text(BOOK.replace("A3", "A4"), "utf-8")
    (tmp_path / "一.md").write_text("# 标题\n\n正文。\n", "utf-8")
    built = run("build", ".")
    assert built.returncode == 1
    assert "J010" in built.stderr
    assert "book.yaml:3:" in built.stderr
    assert not (tmp_path / "out").exists()
