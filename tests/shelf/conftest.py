"""Finished issues for the shelf: EPUBs as jianbao packs them, made by hand to be small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

Articles = Sequence[tuple[str, Sequence[str]]]
Shelve = Callable[..., Path]

_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier>urn:x:{number}</dc:identifier><dc:title id="title-main">{title}</dc:title>
<dc:title id="title-edition">第{number}期</dc:title><dc:language>zh-Hans</dc:language>
<dc:publisher>某区教育局</dc:publisher><dc:date>{date}</dc:date><dc:subject>校园安全</dc:subject>
<meta property="belongs-to-collection" id="series">{title}</meta>
<meta refines="#series" property="group-position">{number}</meta><meta name="generator" content="{generator}"/></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="cover" href="images/cover.jpg" properties="cover-image"/>
<item id="front" href="text/titlepage.xhtml"/>{items}</manifest><spine><itemref idref="front"/>{refs}</spine></package>"""
_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/content.opf"/></rootfiles></container>"""
_DOCUMENT = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>
<link rel="stylesheet" href="../styles/book.css"/></head><body>{body}</body></html>"""
_ARTICLE = """<section epub:type="chapter"><h1 data-label="{title}">{title}</h1>
<p class="byline"><span class="author">张三 李四</span></p>{paragraphs}<p class="source">（第一小学供稿）</p></section>"""


def epub(
    articles: Articles,
    *,
    number: int = 1,
    date: str = "2025-03-01",
    title: str = "某区教育简报",
    classification: str = "",
    generator: str = "jianbao 1.0",
) -> bytes:
    """Return an issue; markup in a paragraph stands as it is where it begins with a tag."""
    names = [f"chapter-{place:02}" for place in range(1, len(articles) + 1)]
    picture = BytesIO()
    Image.new("RGB", (60, 84), "firebrick").save(picture, "JPEG")
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/content.opf": _PACKAGE.format(
            number=number,
            title=title,
            date=date,
            generator=generator,
            items="".join(f'<item id="{name}" href="text/{name}.xhtml"/>' for name in names),
            refs="".join(f'<itemref idref="{name}"/>' for name in names),
        ),
        "EPUB/nav.xhtml": _DOCUMENT.format(body=_contents(names)),
        "EPUB/text/titlepage.xhtml": _DOCUMENT.format(
            body=f'<p class="classification">{classification}</p><span class="pagebreak" aria-label="1"/>'
        ),
        "EPUB/styles/book.css": "p { text-indent: 2em }",
        "EPUB/images/cover.jpg": picture.getvalue(),
    }
    for name, (heading, paragraphs) in zip(names, articles, strict=True):
        said = "".join(p if p.startswith("<") else f"<p>{escape(p)}</p>" for p in paragraphs)
        article = _ARTICLE.format(title=escape(heading, quote=True), paragraphs=said)
        files[f"EPUB/text/{name}.xhtml"] = _DOCUMENT.format(body=article)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return packed.getvalue()


def _contents(names: Sequence[str]) -> str:
    links = "".join(f'<li><a href="text/{name}.xhtml">甲</a></li>' for name in names)
    part = f"<ol><li><span>工作动态</span><ol>{links}</ol></li></ol>"
    return f'<nav epub:type="toc">{part}</nav>'


@pytest.fixture
def shelve(tmp_path: Path) -> Shelve:
    """Put an issue on the shelf ``tmp_path/各期``, in a folder of its own, and return its EPUB."""

    def put(articles: Articles, *, number: int = 1, folder: str = "", **facts: str) -> Path:
        file = tmp_path / "各期" / (folder or f"第{number}期") / "out" / "简报.epub"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(epub(articles, number=number, **facts))
        return file

    return put
