"""A contents laid out beside the articles, and its page numbers put in afterwards: the law holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.typesetting.incremental.alike import differences

from jianbao.typesetting import engine
from jianbao.typesetting.incremental import composed, press, typeset
from jianbao.typesetting.incremental.model import Order, Unit
from jianbao.typesetting.job import Job, Style

CSS = """
@page { size: 60mm 80mm; margin: 10mm 8mm 12mm 14mm; @bottom-center { content: counter(page) } }
@page :nth(1 of body) { counter-reset: page 1 }
html { font: 9pt/13pt "Noto Serif CJK SC"; text-align: justify }
html, body, p, ol, li { margin: 0; padding: 0 }
ol { list-style: none }
li { break-inside: avoid }
a { color: inherit; text-decoration: none }
a::after { content: leader(dotted) target-counter(attr(href), page) }
section { break-before: page }
nav + section { page: body }
"""
FACES = ("Noto Serif CJK SC", "Noto Sans CJK SC", "FandolFang")
"""The digits of the first are not of one width."""


def article(number: int, pages: int) -> str:
    more = '<p style="break-before: page">文</p>' * (pages - 1)
    return f'<section id="s{number}"><p>第{number}篇</p>{more}</section>'


def book(pages: tuple[int, ...], titles: tuple[str, ...], css: str = "") -> Job:
    """Return a book of articles with so many pages each, and a contents with ``titles``."""
    items = "".join(
        f'<li><a href="#s{number}">{title}</a></li>' for number, title in enumerate(titles)
    )
    body = "".join(article(number, count) for number, count in enumerate(pages))
    html = (
        f'<html lang="zh"><head><title>书</title></head><body><p>封面</p><nav><ol>{items}</ol></nav>'
        f"{body}</body></html>"
    )
    cover = "nav { break-before: page }"
    return Job(html=html, styles=(Style(file="book.css", css=CSS + cover + css),), faces="some")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("JIANBAO_PROCESSES", "1")


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """Note how often a contents is laid out."""
    done: list[Order] = []
    lay_out = press.Press.lay_out

    def note(own: press.Press, order: Order) -> Unit:
        if "<nav>" in order.html:
            done.append(order)
        return lay_out(own, order)

    monkeypatch.setattr(press.Press, "lay_out", note)
    return done


def assert_same(job: Job) -> None:
    made, whole = typeset(job).value, engine.typeset(job).value
    assert made
    assert whole
    assert not list(differences(whole.pdf, made.pdf))
    assert made.pages == whole.pages
    cold = composed.compose(replace(job, faces="")).value
    assert cold
    assert cold.pdf == made.pdf


TITLES = tuple(f"第{number}篇的题目" for number in range(30))
LONGER = tuple("题" * number for number in range(1, 31))
"""Some fill their lines to the last character, some go on, in any case that there is."""
PAGES = (1, 2, 5, 1, 40, 1, 50, 3, 1, 7)


@pytest.mark.parametrize("face", FACES)
def test_numbers_of_any_length_are_put_in(face: str, contents: list[Order]) -> None:
    css = f"html {{ font-family: '{face}' }}"
    assert_same(book(PAGES, TITLES[: len(PAGES)], css))
    assert len(contents) == 2, "once for the kept book, once for the cold one"


@pytest.mark.parametrize("number", range(0, 30, 10))
def test_titles_of_any_length_are_set_right(number: int) -> None:
    titles = LONGER[number : number + 10]
    assert_same(book(PAGES, titles))


@pytest.mark.parametrize(
    "css",
    [
        "ol { float: left }",
        "ol { width: min-content }",
        "a { display: inline-block }",
        "a::after { content: leader(dotted) '第' target-counter(attr(href), page) '页' }",
        "a::after { content: leader(dotted) target-counter(attr(href), page, lower-roman) }",
        "a::after { content: leader(dotted) target-counter(attr(href), page) ' ' counter(page) }",
        "a::after { content: leader(' . ') target-counter(attr(href), page) }",
        "a::after { text-decoration: underline }",
        "a::after { letter-spacing: 0.2em }",
        "li:nth-child(odd) a::after { color: red; font-size: 7pt }",
        "a::after { visibility: hidden }",
        "li { direction: rtl }",
        "nav { columns: 2 }",
    ],
)
def test_contents_of_any_make_are_set_right(css: str) -> None:
    assert_same(book(PAGES, TITLES[: len(PAGES)], css))


def test_a_page_more_does_not_lay_the_contents_out_again(contents: list[Order]) -> None:
    typeset(book(PAGES, TITLES[: len(PAGES)]))
    contents.clear()
    more = book((8, *PAGES[1:]), TITLES[: len(PAGES)])
    made, whole = typeset(more).value, engine.typeset(more).value
    assert not contents
    assert made
    assert whole
    assert not list(differences(whole.pdf, made.pdf))
    cold = composed.compose(replace(more, faces="")).value
    assert cold
    assert cold.pdf == made.pdf
