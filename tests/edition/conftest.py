"""A small book with everything that a template can meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianbao import fonts, themes
from jianbao.book import Book, Chapter, Heading, Imprint, Note, Part
from jianbao.config.model import BookConfig, FontChoice, ThemeChoice
from jianbao.diagnostics import Result, Span
from jianbao.edition import Medium, compose_ebook, compose_print, compose_web

SPAN = Span(file="甲.md", line=2)
COMPOSERS: dict[Medium, Callable[[Book, themes.Theme, fonts.Typefaces], Result[Any]]] = {
    Medium.PRINT: compose_print,
    Medium.EBOOK: compose_ebook,
    Medium.WEB: compose_web,
}


def chapter(number: int, title: str, html: str, **more: object) -> Chapter:
    return Chapter(id=f"chapter-{number:02}", title=title, html=html, span=SPAN, **more)  # type: ignore[arg-type] # the fixture's own fields


@pytest.fixture
def book(tmp_path: Path) -> Book:
    first = chapter(
        1,
        "关于进一步加强\n校园安全工作的通知",
        '<p data-source="甲.md:5">见<a href="#chapter-02-s1">后文</a>。'
        '<a class="noteref" id="chapter-01-n1-ref" href="#chapter-01-n1">1</a>再见'
        '<a class="noteref" href="#chapter-01-n1">1</a></p>',
        notes=(Note(id="chapter-01-n1", mark="1", html="<p>注一</p><p>续</p>", span=SPAN),),
        source="校安办",
    )
    second = chapter(
        2,
        "<b>&“标题”",
        '<h2 id="chapter-02-s1" data-source="乙.md:3">一、小标题</h2>'
        '<h3 id="chapter-02-s2" data-source="乙.md:4">（一）</h3>'
        '<p data-source="乙.md:5"><img src="images/01-a.png" alt="图"/></p>',
        headings=(
            Heading(level=2, id="chapter-02-s1", text="一、小标题"),
            Heading(level=3, id="chapter-02-s2", text="（一）"),
        ),
        authors=("张三", "李四"),
    )
    return Book(
        folder=tmp_path,
        identifier="urn:uuid:00000000-0000-0000-0000-000000000000",
        title="教科简报",
        issue=12,
        issuer="教科局",
        date=date(2021, 11, 3),
        imprint=Imprint(report_to=("区委",), copies=50),
        parts=(
            Part(id="part-1", title="第一辑", chapters=(first,)),
            Part(id="part-2", title="第二辑", chapters=(second,)),
        ),
    )


def theme_of(folder: Path, name: str = "jianbao") -> themes.Theme:
    config = BookConfig(
        file=folder / "book.yaml", title="书", theme=ThemeChoice(name=name), parts=()
    )
    theme = themes.find(config).value
    assert theme is not None
    return theme


@pytest.fixture
def theme(tmp_path: Path) -> themes.Theme:
    return theme_of(tmp_path)


@pytest.fixture(scope="session")
def typefaces() -> fonts.Typefaces:
    faces = fonts.resolve(FontChoice(), "zh-Hans", lambda _: SPAN).value
    assert faces is not None
    return faces
