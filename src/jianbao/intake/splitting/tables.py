"""Tables and notes: their paragraphs are mended where they stand."""

from __future__ import annotations

from dataclasses import replace

from jianbao.intake import mending
from jianbao.intake.article import Piece, Role
from jianbao.intake.model import Cell, Certainty, Change, Paragraph, Run, Table
from jianbao.intake.splitting import codes


def mend_table(table: Table, declined: mending.Declined) -> tuple[Table, tuple[Change, ...]]:
    """Return ``table`` with its cells mended."""
    changes = list[Change]()

    def cell(old: Cell) -> Cell:
        paragraphs = list[Paragraph]()
        for paragraph in old.paragraphs:
            mended, found = mend_paragraph(paragraph, declined)
            paragraphs += [p for p in mended if p.runs]
            changes.extend(found)
        return replace(old, paragraphs=tuple(paragraphs))

    rows = tuple(tuple(cell(one) for one in row) for row in table.rows)
    return replace(table, rows=rows), tuple(changes)


def mend_note(
    note: tuple[Paragraph, ...], declined: mending.Declined
) -> tuple[tuple[Piece, ...], tuple[Change, ...]]:
    """Return a note's paragraphs mended."""
    pieces, changes = list[Piece](), list[Change]()
    for paragraph in note:
        mended, found = mend_paragraph(paragraph, declined)
        changes += found
        pieces += [Piece(role=Role.TEXT, runs=p.runs, span=p.span) for p in mended if p.runs]
    return tuple(pieces), tuple(changes)


def mend_paragraph(
    paragraph: Paragraph, declined: mending.Declined
) -> tuple[list[Paragraph], tuple[Change, ...]]:
    """Return the lines of ``paragraph``, each mended, the first with its automatic number."""
    whole = mending.EditableText.of(paragraph.runs, paragraph.span)
    lines, changes, start = list[Paragraph](), list[Change](), 0
    for index, character in enumerate(whole.text + "\n"):
        if character == "\n":
            strip, found = mending.mend(
                whole.cut(start, index), (*mending.LINE, *mending.PROSE), declined
            )
            changes += found
            lines.append(replace(paragraph, runs=strip.merged()))
            start = index + 1
    if number := paragraph.looks.numbering:
        lines[0] = replace(lines[0], runs=(Run(text=number), *lines[0].runs))
        changes.append(
            Change.of(
                codes.NUMBER_WRITTEN_OUT, Certainty.CERTAIN, paragraph.span, before="", after=number
            )
        )
    return lines, tuple(changes)
