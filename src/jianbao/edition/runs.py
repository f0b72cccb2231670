"""The text of a book by face and place, for checking which characters can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from jianbao.book import Book, Chapter
from jianbao.diagnostics import Span
from jianbao.fonts import Role, TextRun
from jianbao.themes import Theme

_SOURCE = re.compile(r'data-source="([^"]*)"')
_TAG = re.compile(r"<[^>]*>|^[^<]*>|<[^>]*$")


def text_runs(book: Book, theme: Theme, config_span: Span) -> Iterator[TextRun]:
    """Yield every text of ``book`` with the face that ``theme`` sets it in and where it stands.

    ``config_span`` is the place named for what book.yaml itself says.
    """
    options = dict(theme.options)
    body = Role(str(options.get("body-font", Role.SONG)))
    title = Role(str(options.get("title-font", Role.XIAOBIAOSONG)))
    imprint = book.imprint
    own = (
        book.subtitle,
        book.issuer,
        book.classification,
        book.masthead.number,
        imprint.printer,
        *book.authors,
        *imprint.report_to,
        *imprint.send_to,
        *imprint.distribute_to,
        *(word for pair in imprint.editors for word in pair),
    )
    names = (book.title, book.masthead.name, *(part.title for part in book.parts))
    yield TextRun(role=title, text="".join(names), span=config_span)
    yield TextRun(role=body, text="".join(own), span=config_span)
    for chapter in (*((book.foreword,) if book.foreword else ()), *book.chapters):
        yield from _chapter_runs(chapter, title, body)


def _chapter_runs(chapter: Chapter, title: Role, body: Role) -> Iterator[TextRun]:
    yield TextRun(role=title, text=chapter.title, span=chapter.span)
    words = (chapter.subtitle, chapter.kicker, *chapter.authors, chapter.source, chapter.summary)
    yield TextRun(role=body, text="".join(words), span=chapter.span)
    yield from _block_runs(chapter.html, body, chapter.span)
    for note in chapter.notes:
        yield from _block_runs(note.html, body, note.span)


def _block_runs(html: str, role: Role, span: Span) -> Iterator[TextRun]:
    pieces = _SOURCE.split(html)
    for source, markup in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        file, _, line = source.rpartition(":")
        place = Span(file=file, line=int(line)) if file and line.isdecimal() else span
        yield TextRun(role=role, text=unescape(_TAG.sub("", markup)), span=place)
