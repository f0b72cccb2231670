"""Every address leads somewhere, or the book is not packed."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pytest

from jianbao.edition.model import EbookEdition, Stylesheet
from jianbao.products.epub.assembly import produce
from jianbao.products.epub.references import stylesheet_references

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jianbao.diagnostics import Diagnostic

    FaultsOf = Callable[[EbookEdition], tuple[Diagnostic, ...]]


@pytest.fixture
def faults_of(modified: datetime) -> FaultsOf:
    def faults(edition: EbookEdition) -> tuple[Diagnostic, ...]:
        result = produce(
            replace(edition, cover_page="", documents=edition.documents[1:]), modified=modified
        )
        assert (result.value is None) == bool(result.diagnostics)
        return result.diagnostics

    return faults


def with_body(edition: EbookEdition, markup: str) -> EbookEdition:
    """The edition with ``markup`` in line 12 of its third article."""
    *others, last = edition.documents
    changed = last.html.replace("</section>", f"{markup}</section>")
    return replace(edition, documents=(*others, replace(last, html=changed)))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/路?a=1&b=2#c",
        "HTTP://EXAMPLE.ORG",
        "mailto:office@example.org",
        "tel:0818-1234567",
        "chapter-01.xhtml",
        "./../text/chapter-01.xhtml#chapter-01-s1",
        "chapter-01.xhtml#%63hapter-01",
        "#chapter-03",
    ],
)
def test_good_links_pass(edition: EbookEdition, faults_of: FaultsOf, address: str) -> None:
    assert faults_of(with_body(edition, f'<a href="{escape(address)}">链接</a>')) == ()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("chapter-09.xhtml", "E003"),
        ("../../text/chapter-01.xhtml", "E003"),
        ("/text/chapter-01.xhtml", "E003"),
        ("../nav.xhtml", "E003"),
        ("../images/02-hall.png", "E003"),
        ("#nowhere", "E004"),
        ("chapter-01.xhtml#nowhere", "E004"),
        ("//example.org/a", "E005"),
        ("javascript:alert(1)", "E005"),
        ("file:///etc/passwd", "E005"),
        ("data:text/html,x", "E005"),
        ("https://", "E005"),
        ("https:example.org", "E005"),
        ("http://[", "E005"),
        ("https://example.org:99999/", "E005"),
        ("https://example.org/100%", "E005"),
        ("https://example.org/a b", "E005"),
        ("https://example.org/{a}", "E005"),
        ("mailto:", "E005"),
    ],
)
def test_bad_links_are_errors_with_their_place(
    edition: EbookEdition, faults_of: FaultsOf, address: str, code: str
) -> None:
    markup = f'<a href="{escape(address)}">链接</a>'
    (fault,) = faults_of(with_body(edition, markup))
    assert (fault.code, fault.is_error) == (code, True)
    assert f"“{address}”" in fault.message.zh
    assert f'"{address}"' in fault.message.en
    assert fault.span is not None
    assert (fault.span.file, fault.span.line) == ("text/chapter-03.xhtml", 12)
    assert markup in fault.excerpt


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("../images/02-hall.png", ""),
        ("data:image/png;base64,AAAA", ""),
        ("../images/none.png", "E003"),
        ("../../../etc/passwd", "E003"),
        ("https://example.org/a.png", "E005"),
        ("../images/01-map.svg#stop", ""),
        ("../images/01-map.svg#none", "E004"),
    ],
)
def test_resources_must_be_in_the_package(
    edition: EbookEdition, faults_of: FaultsOf, address: str, code: str
) -> None:
    faults = faults_of(with_body(edition, f'<img src="{address}" alt=""/>'))
    assert [fault.code for fault in faults] == ([code] if code else [])


def test_a_cover_document_without_cover_page_lacks_its_picture(
    edition: EbookEdition, modified: datetime
) -> None:
    result = produce(replace(edition, cover_page=""), modified=modified)
    assert result.value is None
    assert [(fault.code, fault.span.file) for fault in result.diagnostics if fault.span] == [
        ("E003", "text/cover.xhtml")
    ]


def test_contents_must_lead_to_a_place_in_the_book(
    edition: EbookEdition, faults_of: FaultsOf
) -> None:
    first, *others = edition.contents
    astray = replace(edition, contents=(replace(first, href="text/foreword.xhtml#none"), *others))
    assert [fault.code for fault in faults_of(astray)] == ["E004"]


def test_all_faults_are_told_at_once(edition: EbookEdition, faults_of: FaultsOf) -> None:
    first, second, *others = with_body(edition, '<a href="#x">甲</a><a href="#y">乙</a>').documents
    broken = replace(second, html="<p>")
    faults = faults_of(replace(edition, documents=(first, broken, *others)))
    assert [fault.code for fault in faults] == ["E001", "E004", "E004"]


def test_two_files_of_one_name_are_an_error(edition: EbookEdition, faults_of: FaultsOf) -> None:
    doubled = replace(edition, assets=(*edition.assets, edition.assets[0]))
    (fault,) = faults_of(doubled)
    assert fault.code == "E006"
    assert "images/01-map.svg" in fault.message.zh


def test_style_sheets_are_checked_too(edition: EbookEdition, faults_of: FaultsOf) -> None:
    css = 'p { color: red }\n@import "none.css";\nb { background: url( ../images/none.png ) }\n'
    (sheet,) = edition.stylesheets
    faults = faults_of(replace(edition, stylesheets=(Stylesheet(name=sheet.name, css=css),)))
    assert [(str(fault.span), fault.code, fault.excerpt) for fault in faults] == [
        ("styles/book.css:2", "E003", '@import "none.css";'),
        ("styles/book.css:3", "E003", "b { background: url( ../images/none.png ) }"),
    ]


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("a { background: url(x.png) }", ["x.png"]),
        ("a { background: URL('x y.png') }", ["x y.png"]),
        ("@import 'x.css'; @import url(\"y.css\");", ["x.css", "y.css"]),
        ('/* url(x.png) */ a { content: \'url(y.png)\' "\\"url(z.png)" }', []),
        ("@namespace svg url(http://www.w3.org/2000/svg);", []),
        ("a { fill: url(#gradient) }", []),
    ],
)
def test_addresses_in_css_are_those_that_a_reader_loads(css: str, addresses: list[str]) -> None:
    assert [ref.address for ref in stylesheet_references(css)] == addresses
