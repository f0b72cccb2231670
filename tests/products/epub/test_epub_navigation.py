"""nav.xhtml and toc.ncx say the same, each in its own way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jianbao.edition.model import ContentsEntry, DocumentRole, EbookEdition
from jianbao.products.epub.navigation import landmarks, ncx

if TYPE_CHECKING:
    from tests.products.epub.conftest import Epub, Pack

NAV = "nav.xhtml"
TOC = "//h:nav[@epub:type='toc']"
MARKS = "//h:nav[@epub:type='landmarks']"


def test_both_list_the_contents_in_order(sample: Epub) -> None:
    labels = [
        "按语",
        "安全与培训",
        "开学前的安全检查",
        "一、检查情况",
        "（一）食堂",
        '教师培训：<b>&"走出去"',
        "䶮先生与𠮷野家",
    ]
    assert sample.found(f"{TOC}//h:a/text()", NAV) == labels
    assert sample.found("//ncx:navLabel/ncx:text/text()", "toc.ncx") == labels
    assert sample.found(f"{TOC}//h:a/@href", NAV) == sample.found("//ncx:content/@src", "toc.ncx")


def test_both_nest_as_the_contents_do(sample: Epub) -> None:
    assert sample.found(f"{TOC}/h:ol/h:li[2]/h:ol/h:li/h:a/@href", NAV) == [
        "text/chapter-01.xhtml#chapter-01",
        "text/chapter-02.xhtml#chapter-02",
    ]
    inner = "//ncx:navMap/ncx:navPoint[2]/ncx:navPoint/ncx:content/@src"
    assert sample.found(inner, "toc.ncx") == [
        "text/chapter-01.xhtml#chapter-01",
        "text/chapter-02.xhtml#chapter-02",
    ]
    assert sample.found("//ncx:meta[@name='dtb:depth']/@content", "toc.ncx") == ["4"]


def test_the_navigation_document_stays_out_of_the_spine(sample: Epub) -> None:
    assert "nav" not in sample.found("//opf:itemref/@idref")


@pytest.mark.parametrize(
    ("language", "title", "cover"),
    [("zh-Hans", "目录", "封面"), ("zh-Hant", "目錄", "封面"), ("en", "Contents", "Cover")],
)
def test_the_navigation_speaks_the_language_of_the_book(
    edition: EbookEdition, pack: Pack, language: str, title: str, cover: str
) -> None:
    book = pack(replace(edition, book=replace(edition.book, language=language)))
    assert book.found("/h:html/@lang | /h:html/@xml:lang", NAV) == [language, language]
    assert book.found("//h:title/text()", NAV) == [title]
    assert book.found(f"{TOC}/h:h1/text()", NAV) == [title]
    assert book.found(f"{MARKS}//h:a[@epub:type='cover']/text()", NAV) == [cover]


def test_landmarks_are_hidden_and_match_the_guide(sample: Epub) -> None:
    assert sample.found(f"{MARKS}/@hidden", NAV) == ["hidden"]
    assert sample.found(f"{MARKS}//h:a/@epub:type", NAV) == [
        "cover",
        "titlepage",
        "toc",
        "foreword",
        "bodymatter",
    ]
    assert sample.found("//opf:guide/opf:reference/@type") == [
        "cover",
        "title-page",
        "toc",
        "foreword",
        "text",
    ]
    assert sample.found(f"{MARKS}//h:a/@href", NAV) == sample.found("//opf:reference/@href")


def test_the_text_begins_at_the_first_chapter_where_there_are_no_parts(
    edition: EbookEdition,
) -> None:
    chapters = [doc for doc in edition.documents if doc.place is DocumentRole.CHAPTER]
    assert [mark.href for mark in landmarks(chapters, "zh-Hans")] == ["text/chapter-01.xhtml"]


def test_points_to_one_place_share_their_play_order() -> None:
    entries = (
        ContentsEntry(label="辑", href="a", children=(ContentsEntry(label="篇", href="a"),)),
        ContentsEntry(label="末", href="b"),
    )
    data = ncx(entries, (), identifier="urn:x", title="题", language="zh-Hans")
    assert re.findall('playOrder="(.)"', data.decode()) == ["1", "1", "2"]


def test_both_list_the_pages_of_the_print_or_neither(
    edition: EbookEdition, sample: Epub, pack: Pack
) -> None:
    assert sample.found("//h:nav[@epub:type='page-list']", NAV) == []
    assert sample.found("//ncx:pageList", "toc.ncx") == []
    name = edition.documents[-1].name
    pages = tuple(ContentsEntry(label=label, href=name) for label in ("ii", "1", "2"))
    paged = pack(replace(edition, pages=pages))
    labels = paged.found("//h:nav[@epub:type='page-list' and @hidden]//h:a/text()", NAV)
    assert labels == ["ii", "1", "2"]
    assert paged.found("//ncx:pageTarget/ncx:navLabel/ncx:text/text()", "toc.ncx") == labels
    assert paged.found("//ncx:pageTarget/@type", "toc.ncx") == ["front", "normal", "normal"]
    assert paged.found("//ncx:pageTarget/@value", "toc.ncx") == ["1", "2"]
    assert paged.found("//ncx:meta[@name='dtb:maxPageNumber']/@content", "toc.ncx") == ["2"]
    assert paged.found("//ncx:meta[@name='dtb:totalPageCount']/@content", "toc.ncx") == ["3"]


def test_a_book_that_knows_its_printed_pages_says_whose_they_are(
    edition: EbookEdition, sample: Epub, pack: Pack
) -> None:
    features = "//opf:meta[@property='schema:accessibilityFeature']/text()"
    source = "//opf:meta[@property='pageBreakSource']/text()"
    assert sample.found(source) == sample.found("//dc:source/text()") == []
    assert not {"pageBreakMarkers", "pageNavigation"} & set(sample.found(features))
    pages = (ContentsEntry(label="1", href=edition.documents[-1].name),)
    paged = pack(replace(edition, pages=pages))
    assert {"pageBreakMarkers", "pageNavigation"} <= set(paged.found(features))
    assert paged.found(source) == paged.found("//dc:source/text()") != []
