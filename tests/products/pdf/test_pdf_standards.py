"""Books as PDF/A and PDF/UA: no rule is broken, nothing looks different, bytes repeat."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest
from tests.products.pdf import accessible, archival, contents
from tests.products.pdf.conftest import Make, lay_out
from tests.products.pdf.structure import Tree

from jianbao.typesetting.engine import Job, JobStyle, typeset

BOOKS = ("briefing", "gongwen", "pocket", "reader", "rich")
STANDARDS = {
    "pdf/a-2b": (2, "B"),
    "pdf/a-3b": (3, "B"),
    "pdf/a-2a": (2, "A"),
    "pdf/a-4": None,
    "pdf/ua-1": None,
}
CANNOT_RUN = {"UA-14-001"}
"""A rule of pdfua 0.1.3 that stumbles over arrays of pikepdf 10; `accessible` has it too."""


@pytest.mark.parametrize("book", BOOKS)
def test_a_golden_book_keeps_pdf_a_2a(book: str, make: Make) -> None:
    assert archival.breaches(make(book, "pdf/a-2a").pdf, 2, "A") == []


@pytest.mark.parametrize("book", BOOKS)
def test_a_golden_book_keeps_pdf_ua_1(book: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(make(book, "pdf/a-2a").pdf)

    report = pdfua.validate(str(file))

    with pikepdf.open(file) as pdf:
        assert accessible.breaches(pdf) == []
    assert report.findings == ()
    assert {skipped.rule_id for skipped in report.skipped} <= CANNOT_RUN


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_kind_of_content_keeps_each_standard(standard: str, make: Make) -> None:
    data = make("rich", standard).pdf
    claim = STANDARDS[standard]

    assert claim is None or archival.breaches(data, *claim) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert ("/StructTreeRoot" in pdf.Root) == (standard in {"pdf/a-2a", "pdf/ua-1"})
        if "/StructTreeRoot" in pdf.Root:
            assert accessible.breaches(pdf) == []


def test_pdf_a_4_is_pdf_2_and_says_its_facts_in_the_packet_alone(make: Make) -> None:
    data = make("rich", "pdf/a-4").pdf

    assert data.startswith(b"%PDF-2.0\n")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Info" not in pdf.trailer
        packet = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>" in packet
    assert "pdfaid:conformance" not in packet


@pytest.mark.parametrize("book", ["briefing", "rich"])
def test_a_tagged_page_looks_like_an_untagged_one(book: str, make: Make) -> None:
    # In PDF/UA colours stay as they are; PDF/A takes inks for the light they look like.
    plain, tagged = make(book, "").pdf, make(book, "pdf/ua-1").pdf

    assert _pictures(plain) == _pictures(tagged)


def _pictures(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=0.8).to_pil().tobytes() for page in document]


@pytest.mark.parametrize("book", ["briefing", "rich"])
def test_tags_do_not_change_what_is_copied(book: str, make: Make) -> None:
    plain, tagged = make(book, "").pdf, make(book, "pdf/ua-1").pdf

    assert _texts(plain) == _texts(tagged)


def _texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_text_that_shows_what_is_behind_it_is_tagged_where_it_is_drawn() -> None:
    # A group of its own (ISO 32000-1, 14.7.4.2): its content is numbered apart from the page's.
    html = (
        '<html lang="zh-Hans"><head><title>题</title></head><body><h1>题</h1><p>前</p>'
        '<p style="opacity: 0.5">透<strong>明</strong></p><p>后</p></body></html>'
    )
    style = JobStyle(file="a.css", css="h1 { bookmark-level: 1 }")

    made = typeset(Job(html=html, styles=(style,), standard="pdf/a-2a")).value

    assert made is not None
    assert archival.breaches(made.pdf, 2, "A") == []
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert accessible.breaches(pdf) == []
        tree = Tree(pdf, contents.read(pdf))
        assert tree.text(tree.root) == "题前透明后"


def test_the_same_book_gives_the_same_bytes(make: Make) -> None:
    folder = Path(__file__).parents[2] / "books" / "briefing"

    assert lay_out(folder, "pdf/a-2a").pdf == make("briefing", "pdf/a-2a").pdf


def test_a_pdf_without_a_standard_claims_none(make: Make) -> None:
    with pikepdf.open(BytesIO(make("briefing", "").pdf)) as pdf:
        assert {"/Metadata", "/OutputIntents", "/StructTreeRoot"}.isdisjoint(pdf.Root.keys())
