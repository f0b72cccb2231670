"""Notes that come and go with their calls, in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jianbao.merge import writing
from jianbao.merge.model import MergeChange, Sign, Version
from jianbao.merge.source_writer import SourceWriter
from jianbao.merge.writing import UnwritableError
from jianbao.products.word.reviewed import END, NOTE

_NOTE: Final = re.compile(r"^\[\^(?P<mark>[^\]\s]+)\]:", re.MULTILINE)


@dataclass(slots=True)
class NoteWriter(SourceWriter):
    """Writes notes; ``notes`` holds their texts in each review, by their keys."""

    notes: Sequence[dict[str, tuple[Sign, ...]]] = ()
    _moved: dict[str, int] = field(default_factory=dict)
    """The paragraphs that go, by their texts."""
    _coming: set[str] = field(default_factory=set)
    """The texts of the paragraphs that come."""
    _marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def _new_notes(self, version: Version, change: MergeChange) -> dict[str, str]:
        """Write the notes that new tokens call; return their marks."""
        marks: dict[str, str] = {}
        keys = [sign.key for sign in version.put if sign.text == NOTE]
        told = "".join(sign.text for sign in version.put)
        if not keys or any(
            text.strip(END) in self._moved for text in told.split(END) if NOTE in text
        ):
            return marks
        file = self._file(change)
        for key in keys:
            signs = self.notes[version.reviews[0]].get(key)
            if signs is None or writing.is_web(file):
                raise UnwritableError
            mark = self._mark(file, f"{version.reviews[0]}.{key}")
            marks[key] = mark
            text = self.sources.texts[file]
            content = writing.inline(signs, file, {}, bold=False)
            at = len(text.rstrip("\n"))
            self._write(file, at, at, f"\n\n[^{mark}]: {content}")
        return marks

    def _mark(self, file: str, key: str) -> str:
        """Return a mark that no note of ``file`` has."""
        if (file, key) not in self._marks:
            used = {found["mark"] for found in _NOTE.finditer(self.sources.texts[file])}
            used |= {mark for (other, _), mark in self._marks.items() if other == file}
            number = 1
            while str(number) in used:
                number += 1
            self._marks[file, key] = str(number)
        return self._marks[file, key]

    def _take_notes(self, change: MergeChange, put: Sequence[Sign]) -> None:
        """Take out the notes whose calls go, unless their paragraphs come again elsewhere."""
        now = self.sources.now
        if any(sign.text == NOTE for sign in put):
            return
        for number, place in enumerate(now.calls):
            paragraph = now.first_note + number
            if not change.start <= place < change.end or paragraph >= len(now.paragraphs):
                continue
            if now.paragraphs[now.paragraph_at(place)].text[:-1] in self._coming:
                continue
            self._remove(paragraph)

    def _file(self, change: MergeChange) -> str:
        now = self.sources.now
        for number in (now.paragraph_at(change.start), now.paragraph_at(max(change.start - 1, 0))):
            file, *_ = self.sources.region(number)
            if file and file != self.sources.book:
                return file
        raise UnwritableError
