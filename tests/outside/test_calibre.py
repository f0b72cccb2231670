"""calibre reads what an EPUB says of itself and converts it, with nothing lost or complained of."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from tests.outside import program

if TYPE_CHECKING:
    from tests.outside.conftest import Epub

pytestmark = pytest.mark.outside

COMPLAINT = re.compile(
    r"warn|error|invalid|unknown|unsupported|failed|could not|cannot|missing|traceback",
    re.IGNORECASE,
)
"""What calibre says of a fault; it marks its warnings in no other way."""
TOO_NEW = re.compile(r"CSSStylesheet: Unknown @rule found. \[\d+:\d+: @(supports|container)\]\n")
"""calibre's parser of CSS is older than these rules and leaves them out, as they provide for."""
XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = tuple(f"{XHTML}{name}" for name in ("h1", "h2", "h3", "h4", "p", "td", "figcaption"))
NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def calibre(name: str, folder: Path, *words: str) -> str:
    """Run one of calibre's programs with settings of its own; return all it says."""
    return program.run(name, *words, CALIBRE_CONFIG_DIRECTORY=str(folder / "settings"))


def convert(source: Path, target: Path) -> list[str]:
    """Convert an e-book; return what calibre complains of."""
    said = calibre("ebook-convert", target.parent, str(source), str(target))
    assert target.stat().st_size > 0
    # Indented lines quote the book.
    said = re.sub(r"^[\t ].*\n", "", TOO_NEW.sub("", said), flags=re.MULTILINE)
    return [line for line in said.splitlines() if COMPLAINT.search(line)]


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts(file: Path) -> list[str]:
    """Return the text of every heading, paragraph, cell and caption."""
    with zipfile.ZipFile(file) as book:
        trees = [etree.fromstring(book.read(name)) for name in book.namelist() if "/text/" in name]
    found = [
        plain(etree.tostring(block, method="text", encoding="unicode", with_tail=False))
        for tree in trees
        for block in tree.iter(*BLOCKS)
        if block.find(f".//{XHTML}p") is None
    ]
    return [text for text in found if text]


def contents(file: Path) -> list[str]:
    """Return the labels of an EPUB's NCX, which every version of calibre writes."""
    with zipfile.ZipFile(file) as book:
        (name,) = (name for name in book.namelist() if name.endswith(".ncx"))
        labels = etree.fromstring(book.read(name)).xpath(
            "//n:navPoint/n:navLabel/n:text/text()", namespaces=NCX
        )
    assert isinstance(labels, list)
    return [plain(str(label)) for label in labels]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hard",
            {
                "Title": "难排的书：<b>&“走出去”: 附 Extension B 与 markup",
                "Author(s)": "张三 & 李䶮",
                "Publisher": "城南区教育局办公室",
                "Series": "难排的书：<b>&“走出去” #3",
                "Languages": "zho",
                "Published": "2024-03-05T00:00:00+00:00",
                "Comments": "表格 & <图片>，䶮与𠮷",
            },
        ),
        (
            "sample",
            {
                "Title": "达川教科简报",
                "Author(s)": "达川区教科局办公室",
                "Publisher": "达川区教科局办公室",
                "Series": "达川教科简报 #12",
                "Languages": "zho",
            },
        ),
    ],
    ids=["hard", "sample"],
)
def test_calibre_reads_the_metadata(
    name: str, expected: dict[str, str], epub: Epub, tmp_path: Path
) -> None:
    said = calibre("ebook-meta", tmp_path, str(epub(name)))
    found = dict(re.findall(r"^(\S[^:]*?) *: (.*)$", said, re.MULTILINE))
    assert {label: found.get(label) for label in expected} == expected


def test_calibre_finds_the_cover(epub: Epub, tmp_path: Path) -> None:
    cover = tmp_path / "cover.jpg"
    calibre("ebook-meta", tmp_path, str(epub("sample")), f"--get-cover={cover}")
    with zipfile.ZipFile(epub("sample")) as archive:
        assert cover.read_bytes() == archive.read("EPUB/images/cover.jpg")


def test_calibre_makes_plain_text_of_it(epub: Epub, book: str, tmp_path: Path) -> None:
    target = tmp_path / "book.txt"
    assert convert(epub(book), target) == []
    converted = plain(target.read_text("utf-8"))
    assert [text for text in texts(epub(book)) if text not in converted] == []


def test_calibre_makes_a_kindle_book_of_it(epub: Epub, book: str, tmp_path: Path) -> None:
    kindle, back = tmp_path / "book.azw3", tmp_path / "back.epub"
    assert convert(epub(book), kindle) == []
    convert(kindle, back)
    assert contents(back) == contents(epub(book))
