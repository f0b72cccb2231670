"""What the package says about the book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jianbao.book import Imprint, Masthead
from jianbao.edition.model import EbookEdition

if TYPE_CHECKING:
    from tests.products.epub.conftest import Epub, Pack


def refined(book: Epub, name: str) -> list[tuple[str, str]]:
    """What ``name`` says of which value, in order: ``[("张三", "aut")]``."""
    keys = book.found(f"//opf:meta[@property='{name}']/@refines")
    return [
        (book.found(f"//*[@id='{key.removeprefix('#')}']/text()")[0], value)
        for key, value in zip(keys, book.meta(name), strict=True)
    ]


def calibre(book: Epub) -> dict[str, str]:
    """What calibre reads of the series."""
    own = "//opf:meta[starts-with(@name, 'calibre:')]"
    names = book.found(f"{own}/@name")
    return {
        name.removeprefix("calibre:"): value
        for name, value in zip(names, book.found(f"{own}/@content"), strict=True)
    }


def test_titles_say_what_they_are(sample: Epub) -> None:
    assert refined(sample, "title-type") == [
        ("达川教科简报", "main"),
        ("安全与培训专辑", "subtitle"),
        ("第12期（总第108期）", "edition"),
    ]


@pytest.mark.parametrize(
    ("known", "label"),
    [
        ({"issue": 3, "total_issue": None}, "第3期"),
        ({"issue": None}, "总第108期"),
        ({"language": "en"}, "No. 12 (Whole no. 108)"),
    ],
)
def test_the_issue_is_named_in_the_language_of_the_book(
    edition: EbookEdition, pack: Pack, known: dict[str, Any], label: str
) -> None:
    packed = pack(replace(edition, book=replace(edition.book, **known)))
    assert (label, "edition") in refined(packed, "title-type")


def test_an_issue_belongs_to_its_periodical(edition: EbookEdition, pack: Pack) -> None:
    book = replace(edition.book, masthead=Masthead(name="教科动态"))
    packed = pack(replace(edition, book=book))
    assert packed.meta("belongs-to-collection") == ["教科动态"]
    assert refined(packed, "collection-type") == [("教科动态", "series")]
    assert refined(packed, "group-position") == [("教科动态", "12")]
    assert calibre(packed) == {"series": "教科动态", "series_index": "12"}


def test_a_book_without_issue_belongs_to_no_series(edition: EbookEdition, pack: Pack) -> None:
    packed = pack(replace(edition, book=replace(edition.book, issue=None)))
    assert packed.meta("belongs-to-collection") == []
    assert calibre(packed) == {}


def test_people_have_their_roles(sample: Epub) -> None:
    assert refined(sample, "role") == [
        ("张三", "aut"),
        ("李䶮", "aut"),
        ("王五", "edt"),
        ("赵六", "pfr"),
        ("孙七", "pht"),
    ]
    assert sample.found("//dc:creator/text()") == ["张三", "李䶮"]
    assert sample.found("//dc:contributor/text()") == ["王五", "赵六", "孙七"]


def test_without_authors_the_issuer_answers_for_the_book(edition: EbookEdition, pack: Pack) -> None:
    book = replace(edition.book, authors=(), imprint=Imprint())
    packed = pack(replace(edition, book=book))
    issuer = "达川区教育局办公室"
    assert refined(packed, "role") == [(issuer, "aut"), (issuer, "isb")]


def test_what_is_not_known_is_not_said(edition: EbookEdition, pack: Pack) -> None:
    unknown = replace(
        edition.book,
        authors=(),
        issuer="",
        imprint=Imprint(),
        date=None,
        description="",
        subtitle="",
    )
    packed = pack(replace(edition, book=unknown))
    for element in ("creator", "contributor", "publisher", "date", "description"):
        assert packed.found(f"//dc:{element}") == []


def test_the_facts_stand_as_given(sample: Epub) -> None:
    assert sample.found("//dc:language/text()") == ["zh-Hans"]
    assert sample.found("//dc:publisher/text()") == ["达川区教育局办公室"]
    assert sample.found("//dc:date/text()") == ["2024-03-15"]
    assert sample.found("//dc:description/text()") == ['开学检查 <b> & "培训"']
    assert sample.meta("dcterms:modified") == ["2024-03-15T01:30:00Z"]


def test_control_characters_and_broken_lines_do_not_empty_a_title(
    edition: EbookEdition, pack: Pack
) -> None:
    book = replace(
        edition.book, title="达川\x00教科\n简报\x1b\ufffe\ud800", subtitle="Safety\nfirst"
    )
    packed = pack(replace(edition, book=book))
    assert [title for title, _ in refined(packed, "title-type")][:2] == [
        "达川教科简报",
        "Safety first",
    ]
    assert packed.found("//ncx:docTitle/ncx:text/text()", "toc.ncx") == ["达川教科简报"]


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        ("主编", "pbd"),
        ("责任编辑", "edt"),
        ("编辑", "edt"),
        ("美编", "bkd"),
        ("美术编辑", "bkd"),
        ("封面设计", "cov"),
        ("审核", "rev"),
        ("校对", "pfr"),
        ("校长", "ctb"),
        ("摄影", "pht"),
        ("插图", "ill"),
        ("排版", "cmt"),
        ("印制", "prt"),
        ("翻译", "trl"),
        ("撰稿", "aut"),
        ("Editor-in-Chief", "pbd"),
        ("Cover design", "cov"),
        ("联系人", "ctb"),
    ],
)
def test_a_duty_is_named_by_its_relator(
    edition: EbookEdition, pack: Pack, duty: str, role: str
) -> None:
    imprint = Imprint(editors=((duty, "王五"),))
    packed = pack(replace(edition, book=replace(edition.book, imprint=imprint)))
    assert refined(packed, "role")[-1] == ("王五", role)


def test_subjects_and_rights_stand_as_given(edition: EbookEdition, pack: Pack) -> None:
    book = replace(edition.book, subjects=("教育", "安全<1>"), rights="© 达川区教科局")
    packed = pack(replace(edition, book=book))
    assert packed.found("//dc:subject/text()") == ["教育", "安全<1>"]
    assert packed.found("//dc:rights/text()") == ["© 达川区教科局"]


def test_further_languages_are_those_of_marked_words(edition: EbookEdition, pack: Pack) -> None:
    last = edition.documents[-1]
    words = (
        '<p lang="EN-us">School</p><p lang="zh-CN">同一种</p><p lang="zh-TW">另一種</p></section>'
    )
    marked = replace(last, html=last.html.replace("</section>", words))
    packed = pack(replace(edition, documents=(*edition.documents[:-1], marked)))
    assert packed.found("//dc:language/text()") == ["zh-Hans", "en-US", "zh-Hant-TW"]
