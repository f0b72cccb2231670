"""Titles in the documents of an edition, and in the PDF made from it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pdfplumber
from lxml import etree
from tests.edition.conftest import COMPOSERS

from jianbao import themes
from jianbao.book import Book
from jianbao.edition import Edition, Medium, PrintEdition
from jianbao.fonts import Typefaces
from jianbao.products.pdf.production import produce

TITLE = "查得细　改得快　全区校园食品安全专项整治见成效"


def find(document: str, path: str) -> Any:  # noqa: ANN401 - whatever XPath gives
    return etree.fromstring(document.encode()).xpath(path)


def composed(book: Book, theme: themes.Theme, medium: Medium, faces: Typefaces) -> Edition:
    result = COMPOSERS[medium](book, theme, faces)
    assert result.value is not None
    made: Edition = result.value
    return made


def titled(book: Book, title: str) -> Book:
    part = book.parts[0]
    chapter = replace(part.chapters[0], title=title, subtitle=title * 2, kicker=title * 2)
    return replace(book, parts=(replace(part, title=title * 2, chapters=(chapter,)),))


def test_on_paper_a_long_title_comes_in_lines_and_keeps_its_text(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    made = composed(titled(book, TITLE), theme, Medium.PRINT, typefaces)
    html = made.documents[0].html
    (title,) = find(html, "//h1[@id='chapter-01-title']")
    assert "".join(title.itertext()) == TITLE
    assert [child.tag for child in title] == ["span", "br"]
    assert title.findtext("span[@class='line-end']") == "快　"
    for path in ("//p[@class='kicker']", "//p[@class='subtitle']", "//h1[@class='part-title']"):
        (element,) = find(html, path)
        assert element.findall("br"), path


def test_on_a_screen_it_is_left_to_the_reading_system_but_for_its_clauses(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    made = composed(titled(book, TITLE), theme, Medium.EBOOK, typefaces)
    html = next(item.html for item in made.documents if item.name.endswith("chapter-01.xhtml"))
    (title,) = find(html, "//*[@id='chapter-01-title']")
    assert [child.get("class") for child in title] == ["clause"] * 3


def test_the_pdf_gives_the_title_back_and_centres_each_line_by_its_ink(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    made = composed(titled(book, TITLE), theme, Medium.PRINT, typefaces)
    assert isinstance(made, PrintEdition)
    pdf = produce(made, modified=datetime(2021, 11, 3, tzinfo=UTC)).value
    assert pdf is not None
    with pdfplumber.open(io.BytesIO(pdf.data)) as document:
        characters = [char for page in document.pages for char in page.chars]
    large = [char for char in characters if round(char["size"]) == 22]
    assert "".join(char["text"] for char in large) == TITLE
    centres = []
    for first, last in (("查", "快"), ("全", "效")):
        left = next(char["x0"] for char in large if char["text"] == first)
        right = [char["x1"] for char in large if char["text"] == last][-1]
        centres.append((left + right) / 2)
    assert abs(centres[0] - centres[1]) < 0.1
    left_margin = 26 if large[0]["page_number"] % 2 == 0 else 28
    assert abs(centres[0] - (left_margin + 156 / 2) * 72 / 25.4) < 0.1


def test_in_the_contents_a_title_ends_a_line_only_between_words(
    book: Book, theme: themes.Theme, typefaces: Typefaces
) -> None:
    made = composed(titled(book, TITLE), theme, Medium.PRINT, typefaces)
    entries = find(made.documents[0].html, "//span[@class='entry']")
    entry = next(entry for entry in entries if "".join(entry.itertext()) == TITLE)
    pieces = [span.text for span in entry.iterfind("span")]
    assert any("食品安全" in piece for piece in pieces)
    assert all(len(piece) <= 9 for piece in pieces)
