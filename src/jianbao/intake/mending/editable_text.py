"""A paragraph laid out flat while it is mended: characters, each with its run and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jianbao.diagnostics import Span
from jianbao.intake.model import Run

NOTE = "\ufffc"
"""Stands for the call of a note, which has no characters of its own, and for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableText:
    """``text`` with, for each character, the run that it belongs to and where it stood."""

    text: str
    runs: tuple[Run, ...]
    owners: tuple[int, ...]
    places: tuple[Span, ...]

    @classmethod
    def of(cls, runs: Sequence[Run], span: Span) -> EditableText:
        """Lay ``runs``, which begin at ``span``, out flat; a soft return begins a line."""
        text, owners, places = list[str](), list[int](), list[Span]()
        line, column = span.line, max(span.column, 1)
        for index, run in enumerate(runs):
            for character in NOTE if run.note is not None or run.formula else run.text:
                text.append(character)
                owners.append(index)
                places.append(Span(file=span.file, line=line, column=column, end_column=column + 1))
                column += run.note is None
        return cls(text="".join(text), runs=tuple(runs), owners=tuple(owners), places=tuple(places))

    def __add__(self, other: EditableText) -> EditableText:
        """Return this strip with ``other`` directly behind it."""
        return EditableText(
            text=self.text + other.text,
            runs=self.runs + other.runs,
            owners=self.owners + tuple(owner + len(self.runs) for owner in other.owners),
            places=self.places + other.places,
        )

    def cut(self, start: int, end: int) -> EditableText:
        """Return the part from ``start`` to before ``end``."""
        return replace(
            self,
            text=self.text[start:end],
            owners=self.owners[start:end],
            places=self.places[start:end],
        )

    def put(self, start: int, end: int, after: str) -> EditableText:
        """Return the strip with ``after`` for what stood from ``start`` to before ``end``.

        New characters belong to the run, and stand in the place, of those they are put for.
        """
        if not self.text:
            return self
        like = [
            min(start + i, max(end, start + 1) - 1, len(self.text) - 1) for i in range(len(after))
        ]
        return replace(
            self,
            text=self.text[:start] + after + self.text[end:],
            owners=(*self.owners[:start], *(self.owners[i] for i in like), *self.owners[end:]),
            places=(*self.places[:start], *(self.places[i] for i in like), *self.places[end:]),
        )

    def put_all(self, edits: Sequence[tuple[int, int, str]]) -> EditableText:
        """Return what `put` makes of each of ``edits``, which are in order and apart, at once."""
        if not self.text:
            return self
        text, owners, places, done = list[str](), list[int](), list[Span](), 0
        for start, end, after in edits:
            last = min(max(end, start + 1) - 1, len(self.text) - 1)
            like = [min(start + i, last) for i in range(len(after))]
            text += [self.text[done:start], after]
            owners += [*self.owners[done:start], *(self.owners[i] for i in like)]
            places += [*self.places[done:start], *(self.places[i] for i in like)]
            done = end
        return replace(
            self,
            text="".join([*text, self.text[done:]]),
            owners=(*owners, *self.owners[done:]),
            places=(*places, *self.places[done:]),
        )

    def merged(self) -> tuple[Run, ...]:
        """Return the runs again, those that look alike as one."""
        pieces = [
            self.runs[owner]
            if self.runs[owner].formula
            else replace(
                self.runs[owner], text="".join(self.text[i] for i in group).replace(NOTE, "")
            )
            for owner, group in groupby(range(len(self.text)), key=self.owners.__getitem__)
        ]
        merged = list[Run]()
        for look, group in groupby(pieces, key=lambda run: replace(run, text="")):
            if look.note is None and not look.ruby and not look.formula:
                merged.append(replace(look, text="".join(run.text for run in group)))
            else:
                merged.extend(group)
        return tuple(merged)
