"""The EPUB of a finished issue, read for the shelf."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree
from pypinyin import Style, lazy_pinyin

from jianbao.budget import OverBudgetError, limited
from jianbao.diagnostics import Text
from jianbao.failures import resource_of
from jianbao.shelf.model import Issue, ShelvedArticle, first_day
from jianbao.shelf.text import XHTML, spoken

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of an EPUB, and of all that is in it."""
_MOST_ENTRIES: Final = 20_000
PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
"""For what an EPUB holds: nothing is fetched, nothing expands."""
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_EPUB: Final = "{http://www.idpf.org/2007/ops}"
_DAMAGE: Final = (
    BadZipFile, etree.LxmlError, zlib.error, EOFError, LookupError, ValueError, RuntimeError,
    StopIteration,
)  # fmt: skip
_ARTICLES: Final = ("chapter", "foreword", "notice")
"""What documents of articles are called, before their numbers."""


class NotShelvedError(Exception):
    """An EPUB that cannot be read; ``reason`` is None where it is somebody else's."""

    def __init__(self, reason: Text | None) -> None:
        super().__init__(reason.en if reason else "")
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEpub:
    """What is in an EPUB, by the paths within its package document's folder."""

    package: bytes
    entries: Mapping[str, bytes]
    spine: tuple[str, ...]
    """The paths of its documents in the order of reading."""
    cover: str
    """The path of the cover's picture."""

    @property
    def documents(self) -> dict[str, bytes]:
        """The documents by their names: ``chapter-01``."""
        return {_name(href): self.entries[href] for href in self.spine}


def open_epub(data: bytes) -> OpenedEpub:
    """Unpack an EPUB that jianbao has made. Raises NotShelvedError."""
    with _damage_told(), limited(len(data)):
        return _opened(_entries(data))


def read_issue(data: bytes, path: str) -> Issue:
    """Return the issue that is in an EPUB, whose ``path`` is told. Raises NotShelvedError."""
    epub = open_epub(data)
    with _damage_told(), limited(len(data)):
        package = parsed(epub.package)
        bodies = {href: _body(epub.entries[href]) for href in epub.spine}
        contents = (parsed(epub.entries[_href(item)]) for item in _with(package, "nav"))
        parts = {href: part for tree in contents for href, part in _parts(tree)}
        return _issue(package, path, bodies, tuple(_articles(bodies, parts)))


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        reason = Text("文件坏了或不完整", f"damaged or incomplete ({error})")
        raise NotShelvedError(reason) from error
    except (MemoryError, OverBudgetError) as error:
        raise NotShelvedError(resource_of(error)) from error


def _entries(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        listed = archive.infolist()
        if len(listed) > _MOST_ENTRIES or sum(entry.file_size for entry in listed) > LARGEST:
            raise NotShelvedError(Text("里面的东西太多", "there is too much in it"))
        return {entry.filename: archive.read(entry) for entry in listed if not entry.is_dir()}


def _opened(entries: Mapping[str, bytes]) -> OpenedEpub:
    container = parsed(entries["META-INF/container.xml"])
    package_path = next(container.iter("{*}rootfile")).get("full-path", "")
    package = parsed(entries[package_path])
    generators = [meta.get("content", "") for meta in package.iter(f"{_OPF}meta")]
    if not any(generator.startswith("jianbao ") for generator in generators):
        raise NotShelvedError(None)
    folder = posixpath.dirname(package_path)
    inner = {
        posixpath.relpath(name, folder or "."): data
        for name, data in entries.items()
        if not folder or name.startswith(f"{folder}/")
    }
    hrefs = {item.get("id", ""): _href(item) for item in package.iter(f"{_OPF}item")}
    return OpenedEpub(
        package=entries[package_path],
        entries=inner,
        spine=tuple(
            dict.fromkeys(hrefs[item.get("idref", "")] for item in package.iter(f"{_OPF}itemref"))
        ),
        cover=next(map(_href, _with(package, "cover-image"))),
    )


def _with(package: etree._Element, name: str) -> Iterator[etree._Element]:
    items = package.iter(f"{_OPF}item")
    return (item for item in items if name in item.get("properties", "").split())


def _href(item: etree._Element) -> str:
    return unquote(item.get("href", ""))


def _name(href: str) -> str:
    return posixpath.splitext(posixpath.basename(href))[0]


def _body(document: bytes) -> etree._Element:
    body = parsed(document).find(f"{XHTML}body")
    if body is None:
        raise ValueError("body")
    return body


def parsed(data: bytes) -> etree._Element:
    """Return the tree of a document of an EPUB; nothing is fetched, nothing expands."""
    return etree.fromstring(data, PARSER)


def printed_pages(epub: OpenedEpub) -> Iterator[tuple[str, str]]:
    """Yield where each page of the printed issue begins, from the package's folder, and its number."""
    for item in _with(parsed(epub.package), "nav"):
        for nav in parsed(epub.entries[_href(item)]).iter(f"{XHTML}nav"):
            if nav.get(f"{_EPUB}type") == "page-list":
                for link in nav.iter(f"{XHTML}a"):
                    yield link.get("href", ""), _said(link)


def _issue(
    package: etree._Element,
    path: str,
    bodies: Mapping[str, etree._Element],
    articles: tuple[ShelvedArticle, ...],
) -> Issue:
    titles = {title.get("id"): _said(title) for title in package.iter(f"{_DC}title")}
    metas = {
        (meta.get("property"), meta.get("refines")): _said(meta)
        for meta in package.iter(f"{_OPF}meta")
    }
    title = titles.get("title-main") or next(iter(titles.values()), "")
    position = metas.get(("group-position", "#series"), "")
    return Issue(
        path=path,
        identifier=_first(package, "identifier"),
        series=metas.get(("belongs-to-collection", None)) or title,
        edition=titles.get("title-edition", ""),
        number=int(position) if position.isdecimal() else None,
        title=title,
        issuer=_first(package, "publisher"),
        classification=next(
            filter(None, (_of_class(body, "classification") for body in bodies.values())), ""
        ),
        date=_day(_first(package, "date")) or _day(metas.get(("dcterms:modified", None), "")[:10]),
        description=_first(package, "description"),
        subjects=tuple(filter(None, map(_said, package.iter(f"{_DC}subject")))),
        language=_first(package, "language") or "zh-Hans",
        articles=articles,
    )


def _day(said: str) -> str:
    """Return ``said`` where it is a day, a month or a year."""
    with suppress(ValueError):
        date.fromisoformat(first_day(said))
        return said
    return ""


def _first(package: etree._Element, name: str) -> str:
    return next(map(_said, package.iter(_DC + name)), "")


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _articles(
    bodies: Mapping[str, etree._Element], parts: Mapping[str, str]
) -> Iterator[ShelvedArticle]:
    """Yield the articles in the order of reading; a printed page goes on from one to the next."""
    page = ""
    for href, body in bodies.items():
        name = _name(href)
        if name.split("-")[0] in _ARTICLES:
            article, page = _article(body, name, parts.get(href, ""), page)
            yield article
        else:
            page = spoken(body, None, page)[2]


def _article(body: etree._Element, name: str, part: str, page: str) -> tuple[ShelvedArticle, str]:
    """Return the article in ``body``, which begins on ``page``, and the page on which it ends."""
    head = next(body.iter(f"{XHTML}h1"), None)
    title = "" if head is None else head.get("data-label") or spoken(head, None)[0]
    text, pages, last = spoken(body, head, page)
    if page and (not pages or pages[0][0] > 0):
        pages.insert(0, (0, page))
    unit = _of_class(body, "source")
    title = " ".join(title.split())
    article = ShelvedArticle(
        name=name,
        title=title,
        initials="".join(
            filter(str.isalnum, "".join(lazy_pinyin(title, style=Style.FIRST_LETTER)))
        ).lower(),
        part=part,
        authors=tuple(_of_class(body, "author").split()),
        unit=unit.removeprefix("（").removesuffix("）").removesuffix("供稿").strip(),
        summary=_of_class(body, "summary"),
        text=text,
        pages=tuple(pages),
    )
    return article, last


def _of_class(body: etree._Element, name: str) -> str:
    return next((_said(element) for element in body.iter() if element.get("class") == name), "")


def _parts(contents: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each document that stands under a title of the contents, and that title."""
    for nav in contents.iter(f"{XHTML}nav"):
        if nav.get(f"{_EPUB}type") == "toc":
            for item in nav.iterfind(f"{XHTML}ol/{XHTML}li"):
                for link in item.iterfind(f"{XHTML}ol/{XHTML}li/{XHTML}a"):
                    yield unquote(link.get("href", "")).partition("#")[0], _said(item[0])
