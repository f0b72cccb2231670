"""The text of a book by face and place, for checking which characters can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from jianbao.book import Book, Chapter, Meeting
from jianbao.diagnostics import Span
from jianbao.fonts import Role, TextRun
from jianbao.themes import Theme

_SOURCE = re.compile(r'data-source="([^"]*)"')
_TAG = re.compile(r"<[^>]*>|^[^<]*>|<[^>]*$")
_LAST_TAG = re.compile(r"<(\w+)[^<>]*$")
_TABLE = frozenset({"table", "caption", "thead", "tbody", "tr", "th", "td"})


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces in which a theme sets the kinds of text that a book has."""

    title: Role
    body: Role
    table: Role


def whole_runs(book: Book, theme: Theme, config_span: Span) -> Iterator[TextRun]:
    """Yield the characters of ``book`` in few pieces: enough to know that nothing is lacking.

    Markup is left in, since it is ASCII, and the chapters' characters come once, in order of code,
    for every face that they may be in.
    """
    faces = _faces(theme)
    yield from _furniture_runs(book, faces, config_span)
    yield from _meeting_runs(book.meeting, faces, config_span)
    used = set[str]()
    for chapter in book.texts:
        yield from _head_runs(chapter, faces)
        used.update(chapter.html, *(note.html for note in chapter.notes))
    text = "".join(sorted(used))
    for role in {faces.body, faces.table}:
        yield TextRun(role=role, text=text, span=config_span)


def text_runs(book: Book, theme: Theme, config_span: Span) -> Iterator[TextRun]:
    """Yield every text of ``book`` with the face that ``theme`` sets it in and where it stands.

    ``config_span`` is the place named for what book.yaml itself says.
    """
    faces = _faces(theme)
    yield from _furniture_runs(book, faces, config_span)
    yield from _meeting_runs(book.meeting, faces, config_span)
    for chapter in book.texts:
        yield from _head_runs(chapter, faces)
        yield from _block_runs(chapter.html, faces, chapter.span)
        for note in chapter.notes:
            yield from _block_runs(note.html, faces, note.span)


def _faces(theme: Theme) -> Faces:
    return Faces(
        title=Role(str(theme.option("title-font"))),
        body=Role(str(theme.option("body-font"))),
        table=Role(str(theme.option("table-font"))),
    )


def _furniture_runs(book: Book, faces: Faces, span: Span) -> Iterator[TextRun]:
    imprint = book.imprint
    official = book.official
    parts = (part.title for part in book.parts)
    names = (book.title, book.masthead.name, *official.authorities, *parts)
    yield TextRun(role=faces.title, text="".join(names), span=span)
    words = (
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
        official.document_number,
        official.note,
        *official.approvers,
        *official.addressees,
        *official.attachments,
        *official.signatories,
        *official.copy_to,
    )
    yield TextRun(role=faces.body, text="".join(words), span=span)


def _meeting_runs(meeting: Meeting, faces: Faces, span: Span) -> Iterator[TextRun]:
    yield TextRun(role=faces.body, text=meeting.time + meeting.place, span=span)
    for item in meeting.agenda:
        yield TextRun(role=faces.table, text=item.time + item.item + item.speaker, span=item.span)
    for person in meeting.participants:
        text = person.name + person.unit + person.duty + person.group
        yield TextRun(role=faces.table, text=text, span=person.span)
    for row in (*meeting.seating.chair, *meeting.seating.rows):
        yield TextRun(role=faces.table, text="".join((*row.seats, row.label)), span=span)


def _head_runs(chapter: Chapter, faces: Faces) -> Iterator[TextRun]:
    yield TextRun(role=faces.title, text=chapter.title, span=chapter.span)
    words = (chapter.subtitle, chapter.kicker, *chapter.authors, chapter.source, chapter.summary)
    yield TextRun(role=faces.body, text="".join(words), span=chapter.span)


def _block_runs(html: str, faces: Faces, span: Span) -> Iterator[TextRun]:
    pieces = _SOURCE.split(html)
    role = faces.body
    for source, markup in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        file, _, line = source.rpartition(":")
        place = Span(file=file, line=int(line)) if file and line.isdecimal() else span
        yield TextRun(role=role, text=unescape(_TAG.sub("", markup)), span=place)
        tag = _LAST_TAG.search(markup)
        role = faces.table if tag and tag[1] in _TABLE else faces.body
