"""What a draft says as one text, with what is known of each of its tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jianbao.merge.looks import Marks, marks_of
from jianbao.products.word.reviewed import NOTE, NOTE_STYLE, Look, ReviewedParagraph


@dataclass(frozen=True, kw_only=True)
class Told:
    """The paragraphs of a draft and, as one, their text."""

    paragraphs: tuple[ReviewedParagraph, ...]
    whole: Look | None = None
    """How pages and styles are; None where that is not known."""

    @cached_property
    def text(self) -> str:
        """All tokens, paragraph after paragraph."""
        return "".join(one.text for one in self.paragraphs)

    @cached_property
    def bold(self) -> bytes:
        """For each token whether it is bold."""
        return b"".join(
            bytes([piece.bold]) * len(piece.text) for one in self.paragraphs for piece in one.pieces
        )

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How each token looks besides."""
        return tuple(
            piece.look for one in self.paragraphs for piece in one.pieces for _ in piece.text
        )

    @cached_property
    def marks(self) -> tuple[Marks, ...]:
        """What of the looks of each token manuscripts have marks for."""
        return tuple(map(marks_of, self.looks))

    @cached_property
    def looks_of_bold(self) -> frozenset[Look]:
        """How bold text looks besides."""
        return frozenset(look for look, bold in zip(self.looks, self.bold, strict=True) if bold)

    def looks_of(self, style: str) -> frozenset[Look]:
        """Return how paragraphs of that style stand."""
        return self._standing.get(style, frozenset())

    @cached_property
    def _standing(self) -> dict[str, frozenset[Look]]:
        made: dict[str, set[Look]] = {}
        for one in self.paragraphs:
            made.setdefault(one.style, set()).add(one.pieces[-1].look)
        return {style: frozenset(looks) for style, looks in made.items()}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each paragraph begins, and where the last one ends."""
        starts = [0]
        for one in self.paragraphs:
            starts.append(starts[-1] + len(one.text))
        return tuple(starts)

    def paragraph_at(self, place: int) -> int:
        """Return the number of the paragraph that holds the token ``place``."""
        return min(bisect_right(self.starts, place) - 1, len(self.paragraphs) - 1)

    @cached_property
    def first_note(self) -> int:
        """The number of the first paragraph that is one of a note."""
        return next(
            (n for n, one in enumerate(self.paragraphs) if one.style == NOTE_STYLE),
            len(self.paragraphs),
        )

    @cached_property
    def calls(self) -> tuple[int, ...]:
        """The tokens that call notes, in the order of the notes."""
        return tuple(place for place, sign in enumerate(self.text) if sign == NOTE)

    def note_at(self, place: int) -> int | None:
        """Return which note, counted from 0, holds the token ``place``; None in the body."""
        number = self.paragraph_at(place) - self.first_note
        return number if number >= 0 else None


def told(paragraphs: Sequence[ReviewedParagraph]) -> Told:
    """Return ``paragraphs`` as a draft."""
    return Told(paragraphs=tuple(paragraphs))
