"""What a Word file says, as its reader gives it and others compare it.

Each character is one token. What is no character has a token of its own, so that it can be
compared, kept and moved like one: a picture, a formula, the call of a note, the ends of paragraphs
and cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

PICTURE: Final = "\ufffc"
NOTE, FORMULA = "\ufdd0", "\ufdd1"
READING, READ = "\ufdd4", "\ufdd5"
"""Before and behind the reading of a character."""
END, CELL, ROW = "\u2029", "\ufdd2", "\ufdd3"
"""Behind a paragraph, a cell, the last cell of a row."""
ENDS: Final = frozenset({END, CELL, ROW})
NOTE_STYLE: Final = "footnote text"
Look = frozenset[str]
"""What distinguishes something from what its style says: each ``property=value``."""
PLAIN: Final[Look] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who did something, and when, as the file says."""

    who: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedPiece:
    """Text of one look that was put in or taken out by one hand, or by none."""

    text: str
    bold: bool = False
    came: By | None = None
    gone: By | None = None
    key: str = ""
    """Of a note that is called, or of a comment that ends here and has no text."""
    relooked: By | None = None
    """Who changed how it looks."""
    look: Look = PLAIN
    """Of text; of a paragraph or a cell for what ends it; of a picture or a formula what it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedParagraph:
    """A paragraph or a cell; ``end`` closes it with the last of ``pieces``."""

    pieces: tuple[ReviewedPiece, ...]
    style: str = ""
    """The name of its style."""
    listed: str = ""
    """The form of its list, as Word calls it (``bullet``, ``decimal``), empty outside of one."""
    source: str = ""
    """Where it comes from, of one that is being written."""
    restyled: By | None = None
    """Who changed its style."""

    @property
    def text(self) -> str:
        """All its tokens, with the one that ends it."""
        return "".join(piece.text for piece in self.pieces)


def as_lines(paragraphs: Sequence[ReviewedParagraph]) -> tuple[ReviewedPiece, ...]:
    """Return what is in ``paragraphs`` as lines of one, each with a break behind it."""
    return tuple(
        replace(piece, text="\n") if piece.text in ENDS else piece
        for one in paragraphs
        for piece in one.pieces
    )


def without_mark(note: Sequence[ReviewedParagraph], mark: str) -> tuple[ReviewedParagraph, ...]:
    """Return a note without its ``mark``, of which LibreOffice puts another one before it."""
    if not mark or not note:
        return tuple(note)
    pieces = list(note[0].pieces)
    while len(pieces) > 1 and pieces[0].text.lstrip().startswith(mark):
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip().removeprefix(mark))
        pieces = [*trimmed(pieces[:-1]), pieces[-1]]
    return (replace(note[0], pieces=tuple(pieces)), *note[1:])


def note_of(paragraphs: Sequence[ReviewedParagraph], call: ReviewedPiece) -> ReviewedParagraph:
    """Return a note as one paragraph; a call that came or went took it along."""
    pieces = [
        replace(piece, came=call.came or piece.came, gone=call.gone or piece.gone, key=call.key)
        for piece in as_lines(paragraphs)
    ]
    end = ReviewedPiece(text=END, came=call.came, gone=call.gone, key=call.key)
    source = paragraphs[0].source if paragraphs else ""
    return ReviewedParagraph(pieces=(*pieces[:-1], end), style=NOTE_STYLE, source=source)


def on_one_line(pieces: Sequence[ReviewedPiece]) -> list[ReviewedPiece]:
    """Return a title without its breaks, for which the theme finds the places."""
    made = list[ReviewedPiece]()
    for number, piece in enumerate(pieces):
        if piece.text != "\n":
            made.append(piece)
            continue
        before = made[-1].text[-1:] if made else ""
        after = "".join(one.text for one in pieces[number + 1 : number + 2])[:1]
        if before.isascii() and after.isascii() and before.strip() and after.strip():
            made.append(replace(piece, text=" "))
    return made


def trimmed(pieces: list[ReviewedPiece]) -> list[ReviewedPiece]:
    """Return ``pieces`` without white space at the edges, which indents and aligns by hand."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].key and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].key and not pieces[last - 1].text.strip():
        last -= 1
    made = pieces[first:last]
    if made:
        made[0] = replace(made[0], text=made[0].text.lstrip())
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return made


def is_empty(paragraph: ReviewedParagraph) -> bool:
    """Whether a paragraph says nothing; a cell counts even so."""
    text = paragraph.text
    return text[-1:] == END and not text[:-1].strip()
