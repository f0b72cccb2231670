"""The manuscripts of a book as text, and where in them each token of the draft stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from jianbao.config import BookConfig
from jianbao.manuscript import encoding, entries
from jianbao.merge import heads
from jianbao.merge.alignment import Place, aligned
from jianbao.merge.heads import HeadValue
from jianbao.merge.told import Told

_HEAD: Final = "#"
"""How the place of a line in the head of an article begins, before the article's id."""
_MARKER: Final = re.compile(
    r"(?P<prefix>[ \t]*(?:>[ \t]?)*[ \t]*)(?P<mark>(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|\#{1,6}[ \t]+)?"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in its manuscript: its lines, what stands before its text, its kind."""

    file: str
    start: int
    """Of its first line."""
    end: int
    """Of its last line, without the break."""
    prefix: str
    """Marks of quotations around it, and white space."""
    mark: str
    """That of a list or of a heading."""
    is_head: bool
    """Whether it stands in front matter, or in book.yaml."""


@dataclass(slots=True)
class Sources:
    """The texts of a book's manuscripts and the draft ``now`` that they make."""

    config: BookConfig
    now: Told
    texts: dict[str, str] = field(default_factory=dict)
    _places: dict[int, list[Place | None]] = field(default_factory=dict)
    _heads: dict[str, list[HeadValue]] = field(default_factory=dict)
    _lines: dict[str, list[int]] = field(default_factory=dict)
    _starts: dict[str, list[int]] = field(default_factory=dict)
    _of_book: dict[int, list[Place | None] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read book and manuscripts; raises BookError where one can no longer be read."""
        for name in (self.book, *self.names.values()):
            if name not in self.texts:
                self.texts[name] = encoding.load(self.config.folder, name).text
        for number, _ in enumerate(self.now.paragraphs):
            file, line = self.line_of(number)
            if file:
                self._lines.setdefault(file, []).append(line)
        for lines in self._lines.values():
            lines.sort()

    @property
    def book(self) -> str:
        """The name of book.yaml."""
        return self.config.file.name

    @property
    def names(self) -> dict[str, str]:
        """The manuscripts by the ids of their articles."""
        return {name: entry.path for _, name, entry in entries(self.config)}

    def line_of(self, number: int) -> tuple[str, int]:
        """Return file and line of a paragraph, 0 in the head of a file; no file where it has none."""
        source = self.now.paragraphs[number].source
        if not source:
            return (self.book if self._in_book(number) else ""), 0
        if source.startswith(_HEAD):
            return self.names.get(source.removeprefix(_HEAD), ""), 0
        file, _, line = source.rpartition(":")
        if file not in self.texts:
            return "", 0
        return file, int(line)

    def region(self, number: int) -> tuple[str, int, int]:
        """Return the file in which a paragraph stands, and from where to where it may reach."""
        file, line = self.line_of(number)
        if not file:
            return "", 0, 0
        lines = self._lines[file]
        after = bisect_right(lines, line)
        text = self.texts[file]
        end = self.offset(file, lines[after]) if after < len(lines) else len(text)
        return file, self.offset(file, line) if line else 0, end

    def offset(self, file: str, line: int) -> int:
        """Return where a line begins."""
        if file not in self._starts:
            text = self.texts[file]
            self._starts[file] = [0, *(found.end() for found in re.finditer("\n", text))]
        starts = self._starts[file]
        return starts[min(line, len(starts)) - 1]

    def body_line(self, file: str) -> int:
        """Return the first line of a manuscript that is not of its head; 0 where there is none."""
        return next((line for line in self._lines.get(file, ()) if line), 0)

    def group(self, number: int) -> range:
        """Return the paragraphs beside one another that come from the same place as one."""
        source = self.now.paragraphs[number].source
        first = last = number
        if source.startswith(_HEAD) or not source:
            return range(number, number + 1)
        while first and self.now.paragraphs[first - 1].source == source:
            first -= 1
        while (
            last + 1 < len(self.now.paragraphs) and self.now.paragraphs[last + 1].source == source
        ):
            last += 1
        return range(first, last + 1)

    def places(self, number: int) -> list[Place | None]:
        """Return where each token of a paragraph stands in its manuscript."""
        if number not in self._places:
            group = self.group(number)
            file, start, end = self.region(number)
            told = "".join(self.now.paragraphs[each].text for each in group)
            found: list[Place | None] = [None] * len(told)
            own = self._in_head(number, told)
            if own is not None:
                found = own
            elif file:
                found = aligned(told, self.texts[file], start, end)
            at = 0
            for each in group:
                length = len(self.now.paragraphs[each].text)
                self._places[each] = found[at : at + length]
                at += length
        return self._places[number]

    def head_values(self, file: str) -> list[HeadValue]:
        """Return the texts in the front matter of a manuscript, or in book.yaml."""
        if file not in self._heads:
            find = heads.values_of_book if file == self.book else heads.values
            self._heads[file] = list(find(self.texts[file]))
        return self._heads[file]

    def _in_head(self, number: int, told: str) -> list[Place | None] | None:
        """Return where a paragraph stands in the front matter that tells it; None where in none."""
        file, line = self.line_of(number)
        if not file or line:
            return None
        if file == self.book:
            return self._in_book(number)
        style = self.now.paragraphs[number].style
        return heads.places(told, style, self.texts[file], self.head_values(file))

    def _in_book(self, number: int) -> list[Place | None] | None:
        """Return where a paragraph that no manuscript tells stands in book.yaml."""
        if number not in self._of_book:
            one, known = self.now.paragraphs[number], self.head_values(self.book)
            text = self.texts[self.book]
            self._of_book[number] = heads.places_in_book(one.text, one.style, text, known)
        return self._of_book[number]

    def block(self, number: int) -> Block | None:
        """Return a paragraph as it stands in its manuscript; None where it is not all there."""
        file, start, _ = self.region(number)
        known = [place for place in self.places(number) if place is not None]
        if not file or not known:
            return None
        text = self.texts[file]
        is_head = self.line_of(number)[1] == 0
        if is_head:
            start = text.rfind("\n", 0, known[0][0]) + 1
        end = text.find("\n", known[-1][1])
        end = len(text) if end < 0 else end
        found = _MARKER.match(text, start)
        assert found is not None  # noqa: S101 - it may match nothing
        return Block(
            file=file, start=start, end=end, prefix=found["prefix"], mark=found["mark"] or "",
            is_head=is_head,
        )  # fmt: skip
