"""What a manuscript says, with the place of every character in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from jianbao.diagnostics import Span

ATOM = "\ufffc"
"""Stands in a text for what is no prose: code, a picture, a formula."""
NOWHERE = -1
"""The place of a character that the file does not write, as the space of a line break."""
_LATIN = re.compile("[A-Za-z]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class PassageKind(StrEnum):
    """What a passage is in its manuscript."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    KICKER = "kicker"
    AUTHOR = "author"
    SOURCE = "source"
    DATE = "date"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    CELL = "cell"
    CAPTION = "caption"
    SIGNATURE = "signature"
    NOTE = "note"
    ALTERNATIVE = "alternative"
    """What is said in place of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    r"""A run of text that is read as one: a paragraph, a heading, a cell.

    ``text`` has no markup, ``ATOM`` for what is no prose, and ``\n`` only for a break set by hand.
    ``places`` gives for each of its characters the offset in the file's text, or ``NOWHERE``.
    ``level`` is that of a heading, 1 to 6. Passages of one ``block`` follow each other in a list,
    table or quotation.
    """

    kind: PassageKind
    text: str
    places: tuple[int, ...]
    level: int = 0
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    r"""A manuscript read for its text: ``source`` is the file, with ``\n`` line ends."""

    file: str
    source: str
    passages: tuple[Passage, ...]
    lines: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The lines of the file, without their ends."""
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where in the file each line begins."""
    chinese: tuple[Passage, ...] = field(init=False, repr=False, compare=False)
    """The passages without those that are wholly in Latin letters."""

    def __post_init__(self) -> None:
        """Find once what is asked for by every rule or every finding."""
        lines = tuple(self.source.split("\n"))
        starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "starts", starts)
        chinese = tuple(one for one in self.passages if not _is_foreign(one.text))
        object.__setattr__(self, "chinese", chinese)

    @property
    def title(self) -> Passage | None:
        """The title of the front matter, or else the first heading; None where there is none."""
        titles = (passage for passage in self.passages if passage.kind is PassageKind.TITLE)
        headings = (passage for passage in self.passages if passage.kind is PassageKind.HEADING)
        return next(titles, None) or next(headings, None)

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``source[start:end]``; where it goes on to other lines it is cut."""
        line = bisect_right(self.starts, start)
        begin = self.starts[line - 1]
        last = min(end - begin, len(self.lines[line - 1]))
        column = start - begin
        return Span(file=self.file, line=line, column=column + 1, end_column=max(last, column) + 1)


def _is_foreign(text: str) -> bool:
    return _LATIN.search(text) is not None and _HAN.search(text) is None
