"""Where in the manuscripts changes and comments stand, as people are told."""

from __future__ import annotations

from dataclasses import replace

from jianbao.book import Book
from jianbao.diagnostics import Span
from jianbao.merge.model import Comment, MergeChange, Untaken
from jianbao.merge.sources import Sources
from jianbao.products.word.reviewed import ENDS

_ABOUT = 12
"""Tokens that are shown before a comment."""


class Places:
    """Finds files, lines and articles of what a draft says."""

    def __init__(self, sources: Sources, book: Book) -> None:
        self._sources = sources
        titles = {one.id: one.title.replace("\n", "") for one in book.texts}
        self._titles = {path: titles.get(key, "") for key, path in sources.names.items()}

    def of_change(self, change: MergeChange) -> MergeChange:
        """Return ``change`` with its place and the article that it stands in.

        Paragraphs that are put in stand behind what is before them.
        """
        now, at = self._sources.now, change.start
        puts = [version.put for version in change.versions]
        begins = at and at == change.end and at == now.starts[now.paragraph_at(at)]
        if begins and any(put and put[-1].text in ENDS for put in puts):
            at -= 1
        span = self._span(at)
        return replace(change, span=span, title=self._titles.get(span.file, ""))

    def of_comment(self, comment: Comment) -> Comment:
        """Return ``comment`` with its place and the words before it."""
        if comment.place < 0:
            return comment
        now, at = self._sources.now, max(comment.place - 1, 0)
        start = max(now.starts[now.paragraph_at(at)], comment.place - _ABOUT)
        return replace(comment, span=self._span(at), about=now.text[start : comment.place])

    def of_untaken(self, one: Untaken) -> Untaken:
        """Return ``one`` with its place."""
        return one if one.start < 0 else replace(one, span=self._span(one.start))

    def _span(self, at: int) -> Span:
        """Return the place of a token, or of what stands beside it in its paragraph."""
        sources, now = self._sources, self._sources.now
        number = now.paragraph_at(at)
        file, line = sources.line_of(number)
        if not file:
            return Span(file=sources.config.file.name)
        known = sources.places(number)
        at -= now.starts[number]
        offset = next((place[0] for place in known[at:] if place is not None), None)
        if offset is None:
            offset = next((place[1] for place in reversed(known[:at]) if place is not None), None)
        if offset is None:
            return Span(file=file, line=line)
        text = sources.texts[file]
        column = offset - text.rfind("\n", 0, offset)
        return Span(file=file, line=text.count("\n", 0, offset) + 1, column=column)
