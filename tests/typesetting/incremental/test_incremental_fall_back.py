"""What units cannot carry is laid out at once, and nobody notices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed, reliance, typeset
from jianbao.typesetting.incremental.model import Unfit
from jianbao.typesetting.job import Job, JobStyle
from jianbao.typesetting.tagging import hooks

CSS = """
@page { size: 60mm 80mm; margin: 10mm; @bottom-center { content: counter(page) } }
html { font: 9pt/13pt "Noto Serif CJK SC" }
html, body, p, h1 { margin: 0 }
section { break-before: page }
"""
SECTION = '<section id="s{0}"><h1>第{0}篇</h1><p>各学校要落实责任。</p></section>'


def job(css: str = "", body: str = "") -> Job:
    sections = "".join(SECTION.format(number) for number in range(3))
    html = f"<html><head><title>书</title></head><body>{body}{sections}</body></html>"
    return Job(html=html, styles=(JobStyle(file="book.css", css=CSS + css),))


UNFIT = {
    "counters through the book": job(
        "h1 { counter-increment: c } h1::before { content: counter(c) }"
    ),
    "counters within counters of the book": job(
        "section { counter-reset: c } h1 { counter-reset: c 7 }"
        "h1::before { content: counters(c, '.') }"
    ),
    "counters of an article": job(
        "section { counter-reset: c } h1 { counter-increment: c } h1::before { content: counter(c) }"
    ),
    "the number of pages in the text": job("h1::after { content: '共' counter(pages) '页' }"),
    "characters that no face has": job(body="<section><p>王\U000f0001</p></section>"),
    "characters that no face has in the margins": job(
        "@page { @top-left { content: '王\U000f0001' } }"
    ),
    "counters begun by the body": job(
        "body { counter-reset: c } h1 { counter-increment: c } h1::before { content: counter(c) }"
    ),
    "page counters set by elements": job("section { counter-reset: page }"),
    "fixed boxes where they come in the text": job(
        body='<div style="position: fixed; top: 0">章</div>'
    ),
    "fixed boxes in an article": job("h1 { position: fixed; top: 0; left: 0 }"),
    "fixed boxes at the beginning": job(
        body='<div style="position: fixed; top: 0; left: 0">章</div>'
    ),
    "fixed boxes behind an article": job("section:last-child { position: fixed; top: 0; left: 0 }"),
    "running elements in articles": job(
        "h1 { position: running(head) } @page { @top-left { content: element(head) } }"
    ),
    "a running element for the whole book": job(
        ".head { position: running(head) } @page { @top-left { content: element(head) } }",
        body='<div class="head">简报</div>',
    ),
    "lengths by the first page": job("p { margin-left: 10vw }"),
    "lengths by the first page in margins": job(
        "@page { @top-left { content: '眉'; width: 5vh } }"
    ),
    "space around the body": job("body { margin-top: 5mm }"),
    "every other page": job("@page :nth(2n) { margin-left: 20mm }"),
    "one block": Job(html="<html><head/><body><p>文</p></body></html>", styles=()),
    "text beside the blocks": job(body="文"),
    "a target's text": job(
        body='<p><a href="#s1">见</a></p>', css="a::after { content: target-text(attr(href)) }"
    ),
    "a form": job("input { appearance: auto }", body="<p><input name='n'/></p>"),
    "no break": job("section { break-before: auto }"),
    "an archive": replace(job(), standard="pdf/a-2b"),
    "a book that is tagged": replace(job(), standard="pdf/ua-1"),
    "blocks asked for what is in them": job("section:has(h1) { color: red }"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_what_cannot_be_carried_is_laid_out_at_once(case: str) -> None:
    with pytest.raises(Unfit):
        composed.compose(UNFIT[case])
    assert typeset(UNFIT[case]) == engine.typeset(UNFIT[case])


def test_a_fault_of_the_parts_is_told_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("trial")

    monkeypatch.setattr(composed, "compose", fail)
    result = typeset(job())
    assert result.value == engine.typeset(job()).value
    assert [item.code for item in result.diagnostics] == ["L011"]


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    assert "L012" in {item.code for item in typeset(job()).diagnostics}


def test_a_book_that_cannot_be_tagged_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "strange", lambda _: "version 99")
    assert "L008" in {
        item.code for item in typeset(replace(job(), standard="pdf/ua-1")).diagnostics
    }


def test_an_unknown_weasyprint_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reliance, "strange", lambda _: "version 99")
    (told,) = typeset(job()).diagnostics
    assert told.code == "L010"
