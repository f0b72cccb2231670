"""The text of a book by face and place, for checking which characters can be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from jianbao.book import Book, Chapter, Meeting
from jianbao.diagnostics import Span
from jianbao.fonts import Role, TextRun
from jianbao.themes import Theme

SpanOf = Callable[[str], Span]
"""The place in book.yaml of a field, by its name: ``imprint.editors``."""
_SOURCE = re.compile(r'data-source="([^"]*)"')
_TAG = re.compile(r"<[^>]*>|^[^<]*>|<[^>]*$")
_LAST_TAG = re.compile(r"<(\w+)[^<>]*$")
_TABLE = frozenset({"table", "caption", "thead", "tbody", "tr", "th", "td"})


@dataclass(frozen=True, slots=True)
class TextFaces:
    """The faces in which a theme sets the kinds of text that a book has."""

    title: Role
    body: Role
    table: Role


def whole_runs(book: Book, theme: Theme, span_of: SpanOf) -> Iterator[TextRun]:
    """Yield the characters of ``book`` in few pieces: enough to know that nothing is lacking.

    Markup is left in, since it is ASCII, and the chapters' characters come once, in order of code,
    for every face that they may be in.
    """
    faces = _faces(theme)
    yield from _furniture_runs(book, faces, span_of)
    yield from _meeting_runs(book.meeting, faces, span_of("meeting"))
    used = set[str]()
    for chapter in book.texts:
        yield from _head_runs(chapter, faces)
        used.update(chapter.html, *(note.html for note in chapter.notes))
    text = "".join(sorted(used))
    for role in {faces.body, faces.table}:
        yield TextRun(role=role, text=text, span=span_of("chapters"))


def text_runs(book: Book, theme: Theme, span_of: SpanOf) -> Iterator[TextRun]:
    """Yield every text of ``book`` with the face that ``theme`` sets it in and where it stands.

    ``span_of`` tells where book.yaml says what stands in a field of the book.
    """
    faces = _faces(theme)
    yield from _furniture_runs(book, faces, span_of)
    yield from _meeting_runs(book.meeting, faces, span_of("meeting"))
    for chapter in book.texts:
        yield from _head_runs(chapter, faces)
        yield from _block_runs(chapter.html, faces, chapter.span)
        for note in chapter.notes:
            yield from _block_runs(note.html, faces, note.span)


def _faces(theme: Theme) -> TextFaces:
    return TextFaces(
        title=Role(str(theme.option("title-font"))),
        body=Role(str(theme.option("body-font"))),
        table=Role(str(theme.option("table-font"))),
    )


def _furniture_runs(book: Book, faces: TextFaces, span_of: SpanOf) -> Iterator[TextRun]:
    imprint, official = book.imprint, book.official
    titles: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("title", (book.title,)),
        ("masthead.name", (book.masthead.name,)),
        ("official.authorities", official.authorities),
        ("parts", tuple(part.title for part in book.parts)),
    )
    words: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("subtitle", (book.subtitle,)),
        ("issuer", (book.issuer,)),
        ("classification", (book.classification,)),
        ("masthead.number", (book.masthead.number,)),
        ("imprint.printer", (imprint.printer,)),
        ("authors", book.authors),
        ("imprint.report_to", imprint.report_to),
        ("imprint.send_to", imprint.send_to),
        ("imprint.distribute_to", imprint.distribute_to),
        ("imprint.further_to", imprint.further_to),
        ("imprint.editors", tuple(word for pair in imprint.editors for word in pair)),
        ("back_page.text", (book.back_page.text,)),
        ("back_page.caption", (book.back_page.caption,)),
        ("revision.corrections", book.revision.corrections),
        ("official.document_number", (official.document_number,)),
        ("official.note", (official.note,)),
        ("official.approvers", official.approvers),
        ("official.addressees", official.addressees),
        ("official.attachments", official.attachments),
        ("official.signatories", official.signatories),
        ("official.copy_to", official.copy_to),
        ("official.number", (official.number,)),
        ("official.duty", (official.duty,)),
        ("official.present", official.present),
        ("official.excused", official.excused),
        ("official.observing", official.observing),
    )
    for role, named in ((faces.title, titles), (faces.body, words)):
        for path, texts in named:
            if any(texts):
                yield TextRun(role=role, text="".join(texts), span=span_of(path))


def _meeting_runs(meeting: Meeting, faces: TextFaces, span: Span) -> Iterator[TextRun]:
    yield TextRun(role=faces.body, text=meeting.time + meeting.place, span=span)
    for item in meeting.agenda:
        yield TextRun(role=faces.table, text=item.time + item.item + item.speaker, span=item.span)
    for person in meeting.participants:
        text = person.name + person.unit + person.duty + person.group
        yield TextRun(role=faces.table, text=text, span=person.span)
    for row in (*meeting.seating.chair, *meeting.seating.rows):
        yield TextRun(role=faces.table, text="".join((*row.seats, row.label)), span=span)


def _head_runs(chapter: Chapter, faces: TextFaces) -> Iterator[TextRun]:
    yield TextRun(role=faces.title, text=chapter.title, span=chapter.span)
    places = dict(chapter.places)
    for field in ("subtitle", "kicker", "authors", "source", "summary"):
        words = "".join(getattr(chapter, field))
        if words:
            span = places.get(field, chapter.span)
            yield TextRun(role=faces.body, text=words, span=span)


def _block_runs(html: str, faces: TextFaces, span: Span) -> Iterator[TextRun]:
    pieces = _SOURCE.split(html)
    role = faces.body
    for source, markup in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        file, _, line = source.rpartition(":")
        place = Span(file=file, line=int(line)) if file and line.isdecimal() else span
        yield TextRun(role=role, text=unescape(_TAG.sub("", markup)), span=place)
        tag = _LAST_TAG.search(markup)
        role = faces.table if tag and tag[1] in _TABLE else faces.body
