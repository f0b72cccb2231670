"""Not a character of a manuscript is lost, doubled or moved in what is read on screens."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from jianbao import build
from jianbao.book import Book, Chapter

BOOKS = Path(__file__).parents[1] / "books"
OURS = {"note-call", "noteref", "note-back", "note-back-again", "pagebreak"}
"""What an edition adds of its own accord."""
BY_WECHAT = re.compile(r"【图片[^】]*】|\[(?:链接)?\d+\]")


@cache
def prepared(name: str) -> Book:
    found = build.prepare(BOOKS / name / "book.yaml").value
    assert found is not None
    return found.book


def read(element: etree._Element) -> str:
    """Return what is to be read in ``element``, without white space and what an edition adds."""
    if OURS & {*(element.get("class") or "").split()}:
        return ""
    if not isinstance(element.tag, str) or etree.QName(element).localname in {"rt", "rp", "script"}:
        return ""
    own = [element.text or ""]
    for child in element:
        own += [read(child), child.tail or ""]
    return "".join("".join(own).split())


def said(chapter: Chapter) -> Iterator[str]:
    for markup in (chapter.html, *(note.html for note in chapter.notes)):
        yield read(etree.fromstring(f"<div>{markup}</div>"))


def made(name: str, product: str, out: Path) -> bytes:
    request = build.Request(file=BOOKS / name / "book.yaml", only=(product,), out=out)
    written = build.build(request, lambda _: None).value
    assert written is not None
    return written[0].path.read_bytes()


@pytest.mark.parametrize("name", ["briefing", "reader", "gongwen", "pictorial"])
@pytest.mark.parametrize("product", ["epub", "web", "wechat"])
def test_the_text_is_that_of_the_manuscript(name: str, product: str, tmp_path: Path) -> None:
    data = made(name, product, tmp_path)
    if product == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [each for each in archive.namelist() if "/text/" in each]
            text = "".join(read(etree.fromstring(archive.read(each))) for each in files)
    else:
        text = BY_WECHAT.sub("", read(html.document_fromstring(data.decode())))
    at = 0
    for chapter in prepared(name).chapters:
        body, *notes = said(chapter)
        found = text.find(body, at)
        assert found >= 0, (chapter.title, body)
        at = found + len(body)
        assert text.count(body) == 1 or len(body) < len(chapter.title) + 40
        assert all(note in text[at:] for note in notes)
