from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree
from tests.edition.conftest import theme_of

from jianbao import edition
from jianbao.book import Book
from jianbao.edition import DocumentRole
from jianbao.fonts import Typefaces


@pytest.fixture(params=["jianbao", "gongwen", "reader", "pocket"])
def page(request: pytest.FixtureRequest, book: Book, typefaces: Typefaces) -> etree._Element:
    theme = theme_of(book.folder, request.param)
    made = edition.compose_web(book, theme, typefaces).value
    assert made is not None
    (document,) = made.documents
    assert document.place is DocumentRole.BOOK
    return etree.fromstring(document.html.encode())


def test_the_page_holds_every_chapter_once_and_in_order(page: etree._Element, book: Book) -> None:
    ids = [section.get("id") for section in page.iter("section")]
    assert [name for name in ids if name in {c.id for c in book.chapters}] == [
        chapter.id for chapter in book.chapters
    ]


def test_no_id_comes_twice_and_every_link_leads_somewhere(page: etree._Element) -> None:
    counts = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert set(counts.values()) == {1}
    for link in page.iter("a"):
        href = link.get("href", "")
        assert href.startswith("#"), href
        assert href[1:] in counts


def test_nothing_of_the_e_book_or_the_workshop_is_left(page: etree._Element) -> None:
    for element in page.iter(etree.Element):
        assert not any("epub" in str(name) for name in element.attrib), element.tag
        assert "data-source" not in element.attrib


def test_whoever_listens_or_types_can_skip_to_the_text(page: etree._Element) -> None:
    body = page.find("body")
    assert body is not None
    assert body[0].get("href") == "#text"
    (main,) = page.iter("main")
    assert (main.get("id"), main.get("tabindex")) == ("text", "-1")


def test_the_head_says_what_the_page_is(page: etree._Element, book: Book) -> None:
    said = {
        meta.get("name") or meta.get("property"): meta.get("content")
        for meta in page.iter("meta")
        if meta.get("media") is None
    }
    assert said["viewport"] == "width=device-width, initial-scale=1"
    assert said["og:title"] == f"{book.title} 第12期"
    assert said["description"]
    assert said["color-scheme"] == "light dark"
    assert page.get("lang") == "zh-Hans"
