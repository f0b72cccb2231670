"""The pieces that changes put into a manuscript, in order and together."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.copyedit.fix import applied
from jianbao.copyedit.model import SourceEdit
from jianbao.merge.source_writer import SourcePiece


def patched(text: str, pieces: Sequence[SourcePiece]) -> str:
    """Return ``text`` with ``pieces`` in it."""
    return applied(text, edits_of("", resolved(text, pieces)))


def resolved(text: str, pieces: Sequence[SourcePiece]) -> list[SourcePiece]:
    """Return ``pieces`` in order; what goes in where something goes out stands behind that.

    Emphasis that ends where it begins again goes on.
    """
    made = _ordered(pieces)
    for number, piece in enumerate(made):
        goes_on = piece[2].startswith("**") and text.endswith("**", 0, piece[0])
        if goes_on and _is_apart(made, number, -1):
            made[number] = (piece[0] - 2, piece[1], piece[2][2:])
    for number, piece in enumerate(made):
        goes_on = piece[2].endswith("**") and text.startswith("**", piece[1])
        if goes_on and _is_apart(made, number, 1):
            made[number] = (piece[0], piece[1] + 2, piece[2][:-2])
    return made


def _is_apart(made: Sequence[SourcePiece], number: int, step: int) -> bool:
    """Whether two characters before or behind a piece are not those of another one."""
    if not 0 <= number + step < len(made):
        return True
    one, other = sorted((made[number], made[number + step]))
    return one[1] + 2 <= other[0]


def _ordered(pieces: Sequence[SourcePiece]) -> list[SourcePiece]:
    made = list[SourcePiece]()
    order = sorted(range(len(pieces)), key=lambda n: (pieces[n][0], pieces[n][1], n))
    for start, end, text in (pieces[number] for number in order):
        if made and start < made[-1][1]:
            last = made[-1]
            if start == end or end <= last[1]:
                made[-1] = (last[0], last[1], last[2] + _below(text) if text else last[2])
                continue
            made[-1] = (last[0], end, last[2] + text)
            continue
        made.append((start, end, text))
    return made


def _below(text: str) -> str:
    """Return lines that were to come behind one so that they stand where that one was."""
    bare = text.lstrip("\n")
    return bare + "\n" * (len(text) - len(bare))


def edits_of(file: str, pieces: Sequence[SourcePiece]) -> list[SourceEdit]:
    """Return ``pieces`` of ``file`` as they are carried out."""
    return [SourceEdit(file=file, start=s, end=e, text=text) for s, e, text in pieces]
