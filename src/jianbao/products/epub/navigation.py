"""The contents for the reading system: nav.xhtml for EPUB 3, toc.ncx for old readers."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jianbao.diagnostics import Text
from jianbao.edition.labels import labels_for
from jianbao.edition.model import ContentsEntry, Document, DocumentRole
from jianbao.products.epub.model import Landmark
from jianbao.products.epub.wording import in_language, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_XHTML = "http://www.w3.org/1999/xhtml"
_EPUB = "http://www.idpf.org/2007/ops"
_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_LANDMARKS = Text("指引", "Landmarks")
_START = Text("正文", "Text")
_PAGES = Text("印刷本页码", "Pages of the printed book")


def landmarks(documents: Iterable[Document], language: str) -> tuple[Landmark, ...]:
    """Return the first document of each kind that readers offer a jump to.

    Kinds: EPUB 3 Structural Semantics Vocabulary 1.1; OPF 2.0.1, section 2.6.
    """
    labels = labels_for(language)
    kinds = {
        DocumentRole.COVER: ("cover", "cover", labels.cover),
        DocumentRole.TITLE_PAGE: ("titlepage", "title-page", labels.title_page),
        DocumentRole.CONTENTS: ("toc", "toc", labels.contents),
        DocumentRole.FOREWORD: ("foreword", "foreword", labels.foreword),
        DocumentRole.PART: (start := ("bodymatter", "text", in_language(_START, language))),
        DocumentRole.CHAPTER: start,
        DocumentRole.IMPRINT: ("imprint", "copyright-page", labels.imprint),
        DocumentRole.COLOPHON: ("colophon", "colophon", labels.colophon),
    }
    first: dict[tuple[str, str, str], str] = {}
    for document in documents:
        if document.place is DocumentRole.MEETING:
            stem = PurePosixPath(document.name).stem
            first["frontmatter", f"other.{stem}", document.title] = document.name
        elif document.place in kinds:
            first.setdefault(kinds[document.place], document.name)
    return tuple(
        Landmark(kind=kind, guide_kind=guide_kind, title=title, href=name)
        for (kind, guide_kind, title), name in first.items()
    )


def nav(
    entries: Iterable[ContentsEntry],
    pages: tuple[ContentsEntry, ...],
    marks: Iterable[Landmark],
    language: str,
) -> bytes:
    """Return the navigation document, whose addresses are relative to the package's root.

    ``pages`` are the pages of the printed book; without them there is no list of pages.
    """
    title, tag = labels_for(language).contents, escape(language)
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE html>",
        f'<html xmlns="{_XHTML}" xmlns:epub="{_EPUB}" lang="{tag}" xml:lang="{tag}">',
        f"<head><title>{title}</title></head>",
        "<body>",
        f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>{title}</h1>',
        *_list(entries),
        "</nav>",
        *_page_list(pages, language),
        '<nav epub:type="landmarks" id="landmarks" hidden="hidden">',
        f"<h2>{in_language(_LANDMARKS, language)}</h2>\n<ol>",
        *(
            f'<li><a epub:type="{mark.kind}" href="{escape(mark.href)}">{mark.title}</a></li>'
            for mark in marks
        ),
        "</ol>\n</nav>\n</body>\n</html>\n",
    )
    return "\n".join(lines).encode()


def ncx(
    entries: tuple[ContentsEntry, ...],
    pages: tuple[ContentsEntry, ...],
    *,
    identifier: str,
    title: str,
    language: str,
) -> bytes:
    """Return the same contents and pages as nav as an NCX (OPF 2.0.1, section 2.4.1)."""
    order: dict[str, int] = {}
    numbers = [int(page.label) for page in pages if page.label.isdecimal()]
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<ncx xmlns="{_NCX}" version="2005-1" xml:lang="{escape(language)}">',
        "<head>",
        f'<meta name="dtb:uid" content="{escape(identifier)}"/>',
        f'<meta name="dtb:depth" content="{_depth(entries)}"/>',
        f'<meta name="dtb:totalPageCount" content="{len(pages)}"/>',
        f'<meta name="dtb:maxPageNumber" content="{max(numbers, default=0)}"/>',
        "</head>",
        f"<docTitle><text>{escape(label(title))}</text></docTitle>",
        "<navMap>",
        *_points(entries, order, "point"),
        "</navMap>",
        *_page_targets(pages, order, language),
        "</ncx>\n",
    )
    return "\n".join(lines).encode()


def _list(entries: Iterable[ContentsEntry]) -> Iterator[str]:
    yield "<ol>"
    for entry in entries:
        link = f'<a href="{escape(entry.href)}">{escape(_words(entry))}</a>'
        if entry.children:
            yield f"<li>{link}"
            yield from _list(entry.children)
            yield "</li>"
        else:
            yield f"<li>{link}</li>"
    yield "</ol>"


def _words(entry: ContentsEntry) -> str:
    """Return an entry on one line, with what stands before its label."""
    return "\u3000".join(filter(None, (entry.mark, label(entry.label))))


def _points(entries: Iterable[ContentsEntry], order: dict[str, int], parent: str) -> Iterator[str]:
    """Yield the points; those that share an address must share their play order."""
    for number, entry in enumerate(entries, 1):
        point = f"{parent}-{number}"
        play_order = order.setdefault(entry.href, len(order) + 1)
        yield f'<navPoint id="{point}" playOrder="{play_order}">'
        yield f"<navLabel><text>{escape(_words(entry))}</text></navLabel>"
        yield f'<content src="{escape(entry.href)}"/>'
        yield from _points(entry.children, order, point)
        yield "</navPoint>"


def _page_list(pages: tuple[ContentsEntry, ...], language: str) -> Iterator[str]:
    if pages:
        yield '<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="hidden">'
        yield f"<h2>{in_language(_PAGES, language)}</h2>"
        yield from _list(pages)
        yield "</nav>"


def _page_targets(
    pages: tuple[ContentsEntry, ...], order: dict[str, int], language: str
) -> Iterator[str]:
    """Yield the list of pages: Arabic numerals are of the type normal, others front matter's."""
    if not pages:
        return
    yield f"<pageList><navLabel><text>{in_language(_PAGES, language)}</text></navLabel>"
    for number, page in enumerate(pages, 1):
        value = f' value="{page.label}"' if page.label.isdecimal() else ""
        kind = "normal" if value else "front"
        play_order = order.setdefault(page.href, len(order) + 1)
        yield f'<pageTarget id="page-{number}" type="{kind}"{value} playOrder="{play_order}">'
        yield f"<navLabel><text>{escape(page.label)}</text></navLabel>"
        yield f'<content src="{escape(page.href)}"/>'
        yield "</pageTarget>"
    yield "</pageList>"


def _depth(entries: Iterable[ContentsEntry]) -> int:
    return max((1 + _depth(entry.children) for entry in entries), default=0)
