"""Documents of the e-book: what is read out once, in which language, and what stands at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jianbao.edition import compose_ebook
from jianbao.edition.ebook.colophon import colophon_of
from jianbao.edition.model import Document, DocumentRole, EbookEdition

if TYPE_CHECKING:
    from jianbao import fonts, themes
    from jianbao.book import Book

ROOM = '<img src="images/01-a.png" alt="会场"/>'


def with_body(book: Book, html: str) -> Book:
    first = replace(book.chapters[0], html=html, notes=())
    return replace(book, parts=(replace(book.parts[0], chapters=(first,)),))


def edition_of(book: Book, theme: themes.Theme, typefaces: fonts.Typefaces) -> EbookEdition:
    composed = compose_ebook(book, theme, typefaces)
    assert composed.value is not None
    return composed.value


def chapter(edition: EbookEdition) -> Document:
    return next(doc for doc in edition.documents if doc.place is DocumentRole.CHAPTER)


@pytest.mark.parametrize(
    ("figure", "is_hidden"),
    [
        ('<img src="images/01-a.png" alt="会 场"/><figcaption>会场</figcaption>', True),
        (f"{ROOM}<figcaption><b>会</b>场</figcaption>", True),
        ('<img src="images/01-a.png" alt="一屋子人"/><figcaption>会场</figcaption>', False),
        (
            f'{ROOM}<figcaption><a href="#chapter-01">会场</a></figcaption>',
            False,
        ),
        (
            f"{ROOM}{ROOM}<figcaption>会场</figcaption>",
            False,
        ),
        (ROOM, False),
    ],
)
def test_a_caption_that_repeats_its_picture_is_heard_once(
    book: Book,
    theme: themes.Theme,
    typefaces: fonts.Typefaces,
    figure: str,
    *,
    is_hidden: bool,
) -> None:
    changed = with_body(book, f"<figure>{figure}</figure>")
    html = chapter(edition_of(changed, theme, typefaces)).html
    assert ('<figcaption aria-hidden="true">' in html) == is_hidden


def test_languages_are_told_in_both_ways(
    book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> None:
    changed = with_body(book, '<p lang="en">School <i lang="la">ab ovo</i></p>')
    html = chapter(edition_of(changed, theme, typefaces)).html
    assert '<p lang="en" class="latin" xml:lang="en">' in html
    assert '<i lang="la" xml:lang="la">' in html


def test_an_empty_element_has_an_end_tag(
    book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> None:
    changed = with_body(book, "<table><tr><td/><td>一<br/></td></tr></table>")
    assert "<td></td><td>一<br/></td>" in chapter(edition_of(changed, theme, typefaces)).html


def test_the_imprint_and_the_colophon_end_the_book(
    book: Book, theme: themes.Theme, typefaces: fonts.Typefaces
) -> None:
    imprint, colophon = edition_of(book, theme, typefaces).documents[-2:]
    assert (imprint.place, colophon.place) == (DocumentRole.IMPRINT, DocumentRole.COLOPHON)
    assert 'epub:type="imprint"' in imprint.html
    assert "doc-colophon" not in imprint.html
    assert 'epub:type="colophon" role="doc-colophon"' in colophon.html
    for said in ("教科简报", "第12期", "教科局", "2021年11月3日", book.identifier, "jianbao"):
        assert said in colophon.html


def test_the_colophon_speaks_the_language_of_the_book(book: Book) -> None:
    english = dict(colophon_of(replace(book, language="en"), is_paged=True))
    assert english["Issue"] == "No. 12"
    assert "printed edition" in english["Source"]
    assert dict(colophon_of(replace(book, language="zh-Hant"), is_paged=False))["製作"] == "jianbao"


def test_the_colophon_says_only_what_is_known(book: Book) -> None:
    known = replace(
        book, issue=None, issuer="", date=None, identifier="urn:isbn:9787111111115", rights="©"
    )
    assert colophon_of(known, is_paged=False) == (
        ("书名", "教科简报"),
        ("标识", "ISBN 9787111111115"),
        ("版权", "©"),
        ("制作", "jianbao"),
    )
