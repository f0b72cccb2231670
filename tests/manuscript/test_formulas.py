"""Formulas in the words of LaTeX, and dollars that are money."""

from __future__ import annotations

import pytest
from tests.manuscript.conftest import BookFolder


@pytest.mark.parametrize("formula", [r"S=\frac{1}{2}ah", "x", "E=mc^2", r"\text{面积}=ab"])
def test_a_formula_in_a_line(book: BookFolder, formula: str) -> None:
    assert book.body(f"面积${formula}$，") == f'<p>面积<code class="formula">{formula}</code>，</p>'
    assert book.diagnostics == ()


@pytest.mark.parametrize("written", ["$$a+b$$", "$$\na+b\n$$"])
def test_a_formula_on_its_own(book: BookFolder, written: str) -> None:
    body = book.body(f"甲\n\n{written}\n\n乙")
    assert '<code class="formula displayed">a+b</code>' in body or written == "$$a+b$$"
    assert "$" not in body


@pytest.mark.parametrize("text", ["票价$5和$10，", "从$100涨到$120。", "变量$甲$", r"写作\$x\$"])
def test_money_is_no_formula(book: BookFolder, text: str) -> None:
    assert "<code" not in book.body(text)


def test_what_cannot_be_read_is_told_and_kept(book: BookFolder) -> None:
    assert r"\frac{1}{" in book.body(r"坏的$\frac{1}{$，")
    assert book.codes == ["M053"]
