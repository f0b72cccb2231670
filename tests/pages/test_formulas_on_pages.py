"""Formulas drawn on paper and marked up on screens."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from tests.conftest import Check
from tests.pages.conftest import TEXT, Pages, text_of

from jianbao import build

ARTICLE = "# 题\n\n面积$S=\\frac{1}{2}ah$，见上。\n\n$$\\sum_{i=1}^{n} i$$"


def test_a_formula_is_drawn_on_the_line(pages: Pages) -> None:
    with pages.of(ARTICLE) as (page, *_):
        assert "frac" not in text_of(page)
        assert "$" not in text_of(page)
        assert len(page.curves) + len(page.rects) > 8
    assert not {code for code in pages.codes if code.startswith(("L01", "P00"))}


def test_chinese_on_the_line_of_a_formula_is_text(pages: Pages) -> None:
    article = "# 题\n\n由$S=\\text{长}\\times\\text{宽}$得。\n\n$$\\text{总价}=\\frac{a}{b}$$"
    with pages.of(article) as (page, *_):
        words = "".join(text_of(page).split())
        assert "由长宽得" in words
        assert "总价" in words
        assert "text" not in words
        (long_,) = (char for char in page.chars if char["text"] == "长")
        (got,) = (char for char in page.chars if char["text"] == "得")
        assert long_["fontname"] == got["fontname"]
        assert long_["x0"] < got["x0"]
        assert abs(long_["bottom"] - got["bottom"]) < 1
    assert "M053" not in pages.codes


def test_chinese_inside_a_fraction_is_told_and_printed_as_written(pages: Pages) -> None:
    with pages.of("# 题\n\n由$\\frac{\\text{路程}}{t}$得。") as (page, *_):
        assert "路程" in text_of(page)
    assert "M053" in pages.codes


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


@pytest.mark.parametrize("theme", ["jianbao", "pocket", "reader"])
def test_no_formula_reaches_into_the_line_below(pages: Pages, theme: str) -> None:
    formula = "$$x=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}$$"
    with pages.of(f"# 题\n\n{TEXT}\n\n{formula}\n\n各校要认真组织。", theme=theme) as found:
        (page,) = [page for page in found if "各校要认真" in text_of(page)]
        lines = page.extract_text_lines()
        below = next(line for line in lines if "各校要认真" in "".join(line["text"].split()))
        drawn = [*page.curves, *page.rects]
        inked = [item["bottom"] for item in drawn if item["top"] < below["top"]]
        assert max(inked) < below["top"] - 1
