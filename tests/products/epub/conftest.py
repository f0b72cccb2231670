"""A hand-made edition and what was packed of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from jianbao.book import Asset, Book, Chapter, Imprint, Part
from jianbao.diagnostics import Span
from jianbao.edition.model import ContentsEntry, Document, DocumentRole, EbookEdition, Stylesheet
from jianbao.products.epub.assembly import produce

HERE = Path(__file__).parent
SOURCE = HERE / "edition"

_DOCUMENTS = (
    ("cover", "封面", DocumentRole.COVER),
    ("titlepage", "达川教科简报", DocumentRole.TITLE_PAGE),
    ("contents", "目录", DocumentRole.CONTENTS),
    ("foreword", "按语", DocumentRole.FOREWORD),
    ("part-1", "安全与培训", DocumentRole.PART),
    ("chapter-01", "开学前的安全检查", DocumentRole.CHAPTER),
    ("chapter-02", '教师培训：<b>&"走出去"', DocumentRole.CHAPTER),
    ("chapter-03", "䶮先生与𠮷野家", DocumentRole.CHAPTER),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Epub:
    """A packed e-book, opened."""

    data: bytes

    @property
    def zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self.data))

    def text(self, name: str) -> str:
        return self.zip.read(f"EPUB/{name}").decode()

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(f"EPUB/{name}"))

    def found(self, path: str, name: str = "content.opf") -> list[str]:
        """What the XPath ``path`` selects in ``name``: attribute values or text."""
        spaces = {
            "opf": "http://www.idpf.org/2007/opf",
            "dc": "http://purl.org/dc/elements/1.1/",
            "h": "http://www.w3.org/1999/xhtml",
            "epub": "http://www.idpf.org/2007/ops",
            "ncx": "http://www.daisy.org/z3986/2005/ncx/",
        }
        selected = self.tree(name).xpath(path, namespaces=spaces)
        assert isinstance(selected, list)
        return [str(item) for item in selected]

    def meta(self, name: str) -> list[str]:
        """The values of the package's property ``name``."""
        return self.found(f"//opf:meta[@property='{name}']/text()")


Open = Callable[[bytes], Epub]
Pack = Callable[[EbookEdition], Epub]


@pytest.fixture(scope="session")
def modified() -> datetime:
    """When the books of these tests were last changed."""
    return datetime(2024, 3, 15, 1, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def open_epub() -> Open:
    """Open a book for looking inside."""
    return lambda data: Epub(data=data)


@pytest.fixture(scope="session")
def edition() -> EbookEdition:
    """An issue with everything that an e-book of ours can hold."""
    chapters = tuple(_chapter(name, title) for name, title, _ in _DOCUMENTS if "chapter" in name)
    book = Book(
        folder=SOURCE,
        identifier="urn:uuid:5d1c1b0e-6f3c-5a3e-9f55-3f0d6d1f6a10",
        title="达川教科简报",
        subtitle="安全与培训专辑",
        issue=12,
        total_issue=108,
        issuer="达川区教育局办公室",
        authors=("张三", "李䶮"),
        date=date(2024, 3, 15),
        description='开学检查 <b> & "培训"',
        imprint=Imprint(editors=(("责任编辑", "王五"), ("校对", "赵六"), ("摄影", "孙七"))),
        foreword=_chapter("foreword", "按语"),
        parts=(Part(id="part-1", title="安全与培训", chapters=chapters),),
    )
    return EbookEdition(
        book=book,
        documents=tuple(_document(*row) for row in _DOCUMENTS),
        contents=_contents(),
        stylesheets=(Stylesheet(name="styles/book.css", css=_read("styles/book.css")),),
        assets=_assets(),
        cover_page=_read("cover.html"),
        cover_css=_read("cover.css"),
    )


@pytest.fixture(scope="session")
def pack(modified: datetime) -> Pack:
    """Produce an edition that has nothing wrong with it, with a fixed date."""

    def packed(edition: EbookEdition) -> Epub:
        result = produce(edition, modified=modified)
        assert result.diagnostics == ()
        assert result.value is not None
        return Epub(data=result.value.data)

    return packed


@pytest.fixture(scope="session")
def sample(edition: EbookEdition, pack: Pack) -> Epub:
    """The hand-made edition, packed once."""
    return pack(edition)


def _read(name: str) -> str:
    return (SOURCE / name).read_text("utf-8")


def _document(name: str, title: str, place: DocumentRole) -> Document:
    path = f"text/{name}.xhtml"
    return Document(name=path, title=title, place=place, html=_read(path))


def _chapter(name: str, title: str) -> Chapter:
    return Chapter(id=name, title=title, html="<p>…</p>", span=Span(file=f"{name}.md", line=1))


def _contents() -> tuple[ContentsEntry, ...]:
    def entry(name: str, label: str, *children: ContentsEntry) -> ContentsEntry:
        return ContentsEntry(label=label, href=f"text/{name}", children=children)

    first = entry(
        "chapter-01.xhtml#chapter-01",
        "开学前的\n安全检查",
        entry(
            "chapter-01.xhtml#chapter-01-s1",
            "一、检查情况",
            entry("chapter-01.xhtml#chapter-01-s2", "（一）食堂"),
        ),
    )
    second = entry("chapter-02.xhtml#chapter-02", '教师培训：<b>&"走出去"')
    return (
        entry("foreword.xhtml#foreword", "按语"),
        entry("part-1.xhtml#part-1", "安全与培训", first, second),
        entry("chapter-03.xhtml#chapter-03", "䶮先生与𠮷野家"),
    )


def _assets() -> tuple[Asset, ...]:
    svg = _read("images/01-map.svg").encode()
    return (
        _asset("images/01-map.svg", "image/svg+xml", svg),
        _asset("images/02-hall.png", "image/png", _raster("PNG")),
        _asset("images/03-class.jpg", "image/jpeg", _raster("JPEG")),
    )


def _asset(href: str, media_type: str, data: bytes) -> Asset:
    span = Span(file="chapter.md", line=3, column=1)
    return Asset(href=href, media_type=media_type, data=data, width=80, height=60, span=span)


def _raster(kind: str) -> bytes:
    stream = BytesIO()
    Image.linear_gradient("L").resize((80, 60)).convert("RGB").save(stream, kind)
    return stream.getvalue()
