"""The contents: parts, chapters and headings as one tree of entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from jianbao.book import Book, Chapter, Heading
from jianbao.edition.model import ContentsEntry
from jianbao.edition.templates.meeting import paper_labels, title_of
from jianbao.themes import Theme

Address = Callable[[str], str]
_HEADLINES: Final = 4


def contents_of(book: Book, theme: Theme, address: Address) -> tuple[ContentsEntry, ...]:
    """Return the tree of ``book``; ``address`` gives the href of an id.

    The theme's ``contents-depth`` counts levels from the chapters on: 1 lists chapters only, 2
    their first headings. A titled part is an entry above its chapters and does not count; the
    parts of a meeting and a foreword come first.
    """
    depth, papers = int(theme.option("contents-depth")), paper_labels(book, theme)
    entries = [
        ContentsEntry(label=flat(title_of(part, book)), href=address(part))
        for part in book.meeting.parts
    ]
    if book.foreword:
        entries.append(_chapter(book.foreword, 0, address))
    for part in book.parts:
        chapters = tuple(
            replace(_chapter(chapter, depth, address), mark=papers.get(chapter.id, ""))
            for chapter in part.chapters
        )
        if part.title:
            entries.append(
                ContentsEntry(label=part.title, href=address(part.id), children=chapters)
            )
        else:
            entries.extend(chapters)
    return tuple(entries)


def headlines_of(book: Book, address: Address) -> tuple[ContentsEntry, ...]:
    """Return the first articles of ``book``, as a title page on a screen names them."""
    return tuple(_chapter(chapter, 0, address) for chapter in book.chapters[:_HEADLINES])


def flat(title: str) -> str:
    """Return a title on one line: a hand-set break leaves a space only between Latin words."""
    lines = [line for line in title.split("\n") if line.strip()]
    joined = lines[:1]
    for line in lines[1:]:
        if joined[-1][-1].isascii() and line[0].isascii():
            joined.append(" ")
        joined.append(line)
    return "".join(joined).strip()


def _chapter(chapter: Chapter, depth: int, address: Address) -> ContentsEntry:
    headings = [heading for heading in chapter.headings if heading.level <= depth]
    return ContentsEntry(
        label=flat(chapter.title),
        href=address(chapter.id),
        children=_nest(headings, address),
    )


def _nest(headings: Sequence[Heading], address: Address) -> tuple[ContentsEntry, ...]:
    """Return headings as a tree: each takes the deeper ones that follow it."""
    entries = []
    start = 0
    while start < len(headings):
        end = start + 1
        while end < len(headings) and headings[end].level > headings[start].level:
            end += 1
        entries.append(
            ContentsEntry(
                label=headings[start].text,
                href=address(headings[start].id),
                children=_nest(headings[start + 1 : end], address),
            )
        )
        start = end
    return tuple(entries)
