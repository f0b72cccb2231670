"""What the templates see of a book."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from jianbao.book import Book, Chapter, Part
from jianbao.edition.contents import contents_of, flat, headlines_of
from jianbao.edition.labels import article_date, date_line, issue_of, labels_for
from jianbao.edition.model import Medium
from jianbao.edition.notes import circled
from jianbao.edition.numbering import figure_lists_of
from jianbao.edition.seating import seating_view
from jianbao.edition.templates.meeting import meeting_view, paper_labels, title_of
from jianbao.edition.templates.official import official_view
from jianbao.fonts import Role, Typefaces
from jianbao.themes import Theme

_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A footnote for the end of an e-book chapter."""

    id: str
    mark: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """A chapter for the templates; ``title`` keeps its hand-set breaks, ``label`` has none."""

    id: str
    title: str
    calls: Markup
    label: str
    subtitle: str
    kicker: str
    authors: tuple[str, ...]
    source: str
    date: str
    summary: str
    body: Markup
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part for the templates."""

    id: str
    title: str
    chapters: tuple[ChapterView, ...]


def context_of(
    book: Book,
    theme: Theme,
    medium: Medium,
    typefaces: Typefaces,
    address: Callable[[str], str],
) -> dict[str, object]:
    """Return the variables that every template of a theme may use."""
    # A drawing inherits nothing on paper; on a screen it takes the reader's own face.
    face = typefaces.role(Role(str(theme.option("table-font")))).css
    labels = labels_for(book.language)
    options = {name.replace("-", "_"): value for name, value in theme.options}
    return {
        "book": book,
        "medium": medium.value,
        "labels": labels,
        "options": options,
        "contents": contents_of(book, theme, address),
        "figure_lists": figure_lists_of(book, theme, address),
        "headlines": headlines_of(book, address),
        "lead_picture": next(
            filter(None, (_PICTURE.search(chapter.html) for chapter in book.chapters)), ("", "")
        )[1],
        "parts": parts_of(book),
        "foreword": view(book.foreword, book.language) if book.foreword else None,
        "masthead_name": book.masthead.name or book.title,
        "title": flat(book.title),
        "issue": issue_of(book),
        "total_issue": _numbered(labels.total_issue, book.total_issue),
        "copies": _numbered(labels.copies, book.imprint.copies),
        "date": date_line(book),
        "official": official_view(book),
        "meeting": meeting_view(book),
        "notice": _notice(book),
        "papers": paper_labels(book, theme),
        "seating": seating_view(book, theme, medium, face if medium is Medium.PRINT else ""),
        "href": address,
    }


def parts_of(book: Book) -> tuple[PartView, ...]:
    """Return the parts of ``book`` as the templates see them."""
    return tuple(_part(part, book.language) for part in book.parts)


def _notice(book: Book) -> ChapterView | None:
    notice = book.meeting.notice
    return view(replace(notice, title=title_of("notice", book)), book.language) if notice else None


def view(chapter: Chapter, language: str) -> ChapterView:
    """Return ``chapter`` as the templates see it."""
    return ChapterView(
        id=chapter.id,
        title=chapter.title,
        calls=Markup(chapter.title_calls),  # noqa: S704 - as below
        label=flat(chapter.title),
        subtitle=chapter.subtitle,
        kicker=chapter.kicker,
        authors=chapter.authors,
        source=chapter.source,
        date=article_date(chapter.date, language),
        summary=chapter.summary,
        # The manuscript stage has sanitised this markup; escaping it again would print its tags.
        body=Markup(chapter.html),  # noqa: S704
        notes=tuple(
            NoteView(id=note.id, mark=circled(note.mark), body=Markup(note.html))  # noqa: S704 - as above
            for note in chapter.notes
        ),
    )


def _part(part: Part, language: str) -> PartView:
    chapters = tuple(view(chapter, language) for chapter in part.chapters)
    return PartView(id=part.id, title=part.title, chapters=chapters)


def _numbered(pattern: str, number: int | None) -> str:
    return "" if number is None else pattern.format(number)
