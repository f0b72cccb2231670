"""Formulas drawn on paper and marked up on screens."""

from __future__ import annotations

from zipfile import ZipFile

from tests.conftest import Check
from tests.pages.conftest import Pages, text_of

from jianbao import build

ARTICLE = "# 题\n\n面积$S=\\frac{1}{2}ah$，见上。\n\n$$\\sum_{i=1}^{n} i$$"


def test_a_formula_is_drawn_on_the_line(pages: Pages) -> None:
    with pages.of(ARTICLE) as (page, *_):
        assert "frac" not in text_of(page)
        assert "$" not in text_of(page)
        assert len(page.curves) + len(page.rects) > 8
    assert not {code for code in pages.codes if code.startswith(("L01", "P00"))}


def test_a_formula_is_mathml_in_the_e_book(pages: Pages, check_epub: Check) -> None:
    with pages.of(ARTICLE):
        pass
    request = build.Request(
        file=pages.folder / "book.yaml", only=("epub",), out=pages.folder / "out"
    )
    written = build.build(request, lambda _: None).value
    assert written is not None
    data = written[0].path.read_bytes()
    assert check_epub(data) == []
    with ZipFile(written[0].path) as package:
        chapter = package.read("EPUB/text/chapter-01.xhtml").decode()
    assert 'alttext="S=\\frac{1}{2}ah"' in chapter
    assert "<mfrac>" in chapter
