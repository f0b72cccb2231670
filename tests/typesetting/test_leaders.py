"""Leaders are laid out once, and the file is the same as if each dot had been."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from jianbao.typesetting import engine
from jianbao.typesetting.engine import Job, JobStyle, typeset

_LINES = "".join(
    f'<p><a href="#h{number}">第{number}篇</a></p><h1 id="h{number}">题目</h1>'
    for number in range(4)
)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "a::after { color: rgb(200 0 0 / 50%) }",
        "a { text-decoration: underline }",
        "p { direction: rtl }",
        "p { text-align: right; text-indent: 2em }",
        "a::after { visibility: hidden }",
        "a::after { content: leader('·　') target-counter(attr(href), page) }",
        "p { float: left; width: 40%; column-count: 2 }",
    ],
)
def test_the_file_is_the_one_that_dots_laid_out_singly_give(
    monkeypatch: pytest.MonkeyPatch, style: str
) -> None:
    css = (
        "@page { size: 100mm 60mm; margin: 8mm }"
        "a::after { content: leader('.') target-counter(attr(href), page) }"
        f"h1 {{ break-before: page }} {style}"
    )
    job = Job(
        html=f"<html><head/><body>{_LINES}</body></html>",
        styles=(JobStyle(file="book.css", css=css),),
    )
    once = typeset(job)
    monkeypatch.setattr(engine, "leaders_once", nullcontext)
    singly = typeset(job)
    assert once.value is not None
    assert once.value == singly.value
    assert [item.code for item in once.diagnostics] == [item.code for item in singly.diagnostics]
