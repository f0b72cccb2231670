"""Pictures side by side: in a line, or by a table that does nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jianbao.intake.docx.inline import Atom, InlineText
from jianbao.intake.model import Align, Block, Paragraph, SourcePicture

_LONGEST = 40
"""Characters that a caption has at most."""
_LINE = 482.0
"""Points that pictures in one line take up at most: 17 cm, what an A4 page has room for."""
Row = Sequence[tuple[Sequence[Block], int]]
"""The cells of a row: what stands in each, and how many columns it takes up."""


def gallery(rows: Sequence[Row]) -> list[Block]:
    """Return the pictures of the table ``rows`` in rows, each with its caption; none for others.

    Each row has pictures, each cell at most captions besides; a row without pictures holds the
    captions of those above it, column by column.
    """
    kept = [row for row in rows if any(map(_said, (blocks for blocks, _ in row)))]
    pictured = [_has_picture(row) for row in kept]
    if not kept or not pictured[0] or not all(map(_is_plain, kept)):
        return []
    found = list[Block]()
    for index, row in enumerate(kept):
        if not pictured[index]:
            if not pictured[index - 1]:
                return []
            continue
        below = kept[index + 1] if index + 1 < len(kept) and not pictured[index + 1] else ()
        own = any(next(_texts(blocks), None) is not None for blocks, _ in row)
        if below and (len(below) != len(row) or own):
            return []  # no captions column by column
        found += _row(row, below)
    return found


def unwrapped(rows: Sequence[Sequence[Sequence[Block]]]) -> list[Block]:
    """Return what the cells of ``rows`` hold one after another; none where they hold data.

    One row, or one cell with words in each, sets text in its place: who signs at the right.
    """
    texts = [[next(_texts(blocks), None) is not None for blocks in row] for row in rows]
    if len(rows) > 1 and any(sum(row) > 1 for row in texts):
        return []
    return [
        replace(block, looks=replace(block.looks, align=Align.END))
        if place and isinstance(block, Paragraph) and block.looks.align is Align.START
        else block
        for row in rows
        for place, blocks in enumerate(row)
        for block in blocks
    ]


def in_rows(atoms: Sequence[Atom]) -> list[Atom]:
    """Return what stands in one paragraph, its pictures side by side as far as a line holds them."""
    made, taken = list[Atom](), 0.0
    for atom in atoms:
        if isinstance(atom, InlineText) and not {"\n", "\v"} & set(atom.run.text):
            made.append(atom)
            continue
        width = atom.width if isinstance(atom, SourcePicture) else 0.0
        is_beside = bool(width and taken) and taken + width <= _LINE
        taken = taken + width if is_beside else width
        made.append(
            replace(atom, beside=True) if isinstance(atom, SourcePicture) and is_beside else atom
        )
    return made


def _row(row: Row, below: Row) -> Iterator[Block]:
    """Yield the pictures of a row; a cell of text between them stays as it is."""
    shares = sum(columns for blocks, columns in row if any(map(_is_picture, blocks)))
    placed = 0
    for index, (blocks, columns) in enumerate(row):
        pictures = [block for block in blocks if isinstance(block, SourcePicture)]
        words = list(_texts(blocks)) + (list(_texts(below[index][0])) if below else [])
        for number, picture in enumerate(pictures):
            is_last = number + 1 == len(pictures)
            share = columns / shares / len(pictures)
            yield replace(
                picture,
                caption=tuple(words) if is_last else (),
                beside=placed > 0,
                share=0.0 if share == 1 else share,
            )
            placed += 1
        if not pictures:
            yield from words


def _texts(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph) and (block.text.strip() or block.looks.numbering):
            yield block


def _said(blocks: Sequence[Block]) -> bool:
    return any(map(_is_picture, blocks)) or next(_texts(blocks), None) is not None


def _has_picture(row: Row) -> bool:
    return any(_is_picture(block) for blocks, _ in row for block in blocks)


def _is_picture(block: Block) -> bool:
    return isinstance(block, SourcePicture)


def _is_plain(row: Row) -> bool:
    """Whether the cells hold pictures and short lines only."""
    return all(
        isinstance(block, SourcePicture)
        or (
            isinstance(block, Paragraph)
            and len(block.text) <= _LONGEST
            and not any(run.note is not None for run in block.runs)
        )
        for blocks, _ in row
        for block in blocks
    )
