"""Books as OFD: the same text, the same pages, no heavier, the same bytes again."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import ofdkit  # type: ignore[import-untyped] # carries no types
import pypdfium2
import pytest
from lxml import etree
from tests.ofd import reader, schema

from jianbao import build
from jianbao.diagnostics import Span
from jianbao.ofd.convert import convert

BOOKS = Path(__file__).parents[1] / "books"
DPI = 300
"""At fewer PDFium puts glyphs on whole dots, and a breath moves those that lie between two."""


@dataclass(frozen=True)
class Made:
    pdf: bytes
    ofd: bytes


@pytest.fixture(scope="module", params=["gongwen", "meeting", "briefing"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("ofd")
    request_ = build.Request(file=BOOKS / request.param / "book.yaml", only=("pdf", "ofd"), out=out)
    written = build.build(request_, lambda _: None).value
    assert written
    by_ending = {item.path.suffix: item.path.read_bytes() for item in written}
    return Made(pdf=by_ending[".pdf"], ofd=by_ending[".ofd"])


def letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace() and sign not in "\x02\ufffe")


def test_all_the_text_is_there_page_by_page(made: Made) -> None:
    with pypdfium2.PdfDocument(made.pdf) as document:
        printed = [page.get_textpage().get_text_range() for page in document]
    for page, text in zip(printed, reader.texts(made.ofd), strict=True):
        rare = "".join(sign for sign in page if ord(sign) <= 0xFFFF)  # which PDFium cuts in two
        assert letters(rare) - letters(text) == Counter()
        assert all(ord(sign) > 0xFFFF for sign in letters(text) - letters(page))


def test_another_reader_finds_the_text_too(made: Made) -> None:
    with ofdkit.open(made.ofd) as document:
        found = letters("".join(page.text() for page in document.pages))
    assert found == letters("".join(reader.texts(made.ofd)))


def test_every_page_is_drawn_alike(made: Made) -> None:
    again, files = reader.as_pdf(made.ofd), reader.parts(made.ofd)
    for at in range(len(reader.texts(made.ofd))):
        # Below a soft mask PDFium draws a hairline too many, which a picture does not have.
        limit = 5e-4 if b"ImageObject" in files[f"Doc_0/Pages/Page_{at}/Content.xml"] else 1e-4
        pages = (reader.drawn(made.pdf, at, DPI), reader.drawn(again, at, DPI))
        assert reader.off(*pages) < limit


def test_it_is_no_heavier_and_the_same_again(made: Made) -> None:
    again = convert(made.pdf, Span(file="book.pdf")).value
    assert again is not None
    assert again == convert(made.pdf, Span(file="book.pdf")).value
    assert len(made.ofd) <= 1.1 * len(made.pdf)


def test_its_structure_is_that_of_the_standard(made: Made) -> None:
    assert schema.faults(reader.parts(made.ofd)) == []


def test_the_elements_of_an_official_document_are_marked(tmp_path: Path) -> None:
    request = build.Request(file=BOOKS / "gongwen" / "book.yaml", only=("ofd",), out=tmp_path)
    (written,) = build.build(request, lambda _: None).value or ()
    files = reader.parts(written.path.read_bytes())
    objects = {}
    for name, data in files.items():
        if name.endswith("Content.xml"):
            for node in etree.fromstring(data).iterfind(".//o:TextObject", reader.NS):
                objects[node.get("ID")] = node.findtext("o:TextCode", "", reader.NS)
    tags = etree.fromstring(files["Doc_0/Tags/CustomTag.xml"])
    said = [(str(tag.tag), "".join(objects[ref.text] for ref in tag)) for tag in tags]
    names = [name for name, _ in said]
    assert (
        names.index("发文字号")
        < names.index("标题")
        < names.index("成文日期")
        < names.index("印发日期")
    )
    assert dict(said)["成文日期"].strip().endswith("日")
    assert "印发" not in dict(said)["发文机关署名"]
    assert dict(said)["标题"].replace(" ", "") in "".join(objects.values()).replace(" ", "")


def test_contents_and_links_lead_to_pages(made: Made) -> None:
    files = reader.parts(made.ofd)
    document = etree.fromstring(files["Doc_0/Document.xml"])
    pages = {page.get("ID") for page in document.iterfind(".//o:Pages/o:Page", reader.NS)}
    dests = document.findall(".//o:OutlineElem//o:Dest", reader.NS)
    assert dests
    assert {dest.get("PageID") for dest in dests} <= pages


def test_the_package_needs_nothing_from_outside(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.ofd)) as archive:
        assert archive.namelist()[0] == "OFD.xml"
        public = etree.fromstring(archive.read("Doc_0/PublicRes.xml"))
    fonts = public.findall(".//o:Font", reader.NS)
    assert fonts
    assert all(font.findtext("o:FontFile", None, reader.NS) for font in fonts)
