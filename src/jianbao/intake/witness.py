"""What a second reading of a source, which knows nothing of its reader, has found and that lacks.

A witness goes over the text of a source and nothing else, in its own way, and yields it in chunks
such as paragraphs. What the draft has neither taken nor reported is kept at its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jianbao.diagnostics import Span
from jianbao.intake.codes import UNKNOWN_STRUCTURE
from jianbao.intake.conservation import letters
from jianbao.intake.model import (
    Block,
    Certainty,
    Change,
    Draft,
    Looks,
    Paragraph,
    Run,
    SourcePicture,
    Table,
)


def completed(draft: Draft, chunks: Sequence[str], *, stated: str = "") -> Draft:
    """Return ``draft`` with what of ``chunks`` it lacks behind its text, each told (N158).

    ``stated`` is what the source says of itself, which the draft took from its text.
    """
    unheard = tuple(_unheard(draft, chunks, stated))
    return _with_paragraphs(draft, unheard) if unheard else draft


def _unheard(draft: Draft, chunks: Iterable[str], stated: str) -> Iterator[str]:
    """Yield the chunks of text that are in ``draft`` neither as text nor as reported."""
    said = letters("\n".join((*texts(draft), stated)))
    have = Counter(said)
    pieces = [(chunk, letters(chunk)) for chunk in chunks]
    wanted = Counter(own for _, own in pieces)
    whole = Counter(map(letters, texts(draft)))
    for change in draft.changes:
        have.update(letters(change.before))
        made = (letters(line) for line in change.after.splitlines())
        # what is a paragraph there and here was taken from the source, as from a diagram
        have.subtract("".join(line for line in made if not (wanted[line] and whole[line])))
    missing = Counter("".join(own for _, own in pieces)) - have
    reported = letters("\n".join(change.before for change in draft.changes))
    for chunk, own in pieces:
        if not (missing and own and missing & Counter(own)):
            continue
        if said.count(own) + reported.count(own) < wanted[own]:
            missing -= Counter(own)
            wanted[own] -= 1
            yield chunk
    wanted -= whole
    for chunk, own in pieces:  # short ones, whose characters stand in other words too
        if own and wanted[own] and Counter(own) <= missing:
            missing -= Counter(own)
            wanted[own] -= 1
            yield chunk


def texts(draft: Draft) -> Iterator[str]:
    """Yield the text of each paragraph of ``draft``, readings behind what they are for."""
    for block in (*draft.blocks, *(item for note in draft.notes for item in note)):
        for paragraph in _paragraphs(block):
            yield "".join(run.text + run.ruby for run in paragraph.runs)


def _paragraphs(block: Block) -> Iterable[Paragraph]:
    if isinstance(block, Table):
        return (p for row in block.rows for cell in row for p in cell.paragraphs)
    return block.caption if isinstance(block, SourcePicture) else (block,)


def _with_paragraphs(draft: Draft, unheard: tuple[str, ...]) -> Draft:
    """Put ``unheard`` behind the text; what the raw text has is moved there, the rest is new."""
    raw, span = letters(draft.raw), Span(file=draft.source)
    changes = [
        Change.of(
            UNKNOWN_STRUCTURE,
            Certainty.UNCLEAR,
            span,
            before=text if letters(text) in raw else "",
            after=text,
        )
        for text in unheard
    ]
    paragraphs = [Paragraph(runs=(Run(text=text),), looks=Looks(), span=span) for text in unheard]
    return replace(draft, blocks=(*draft.blocks, *paragraphs), changes=(*draft.changes, *changes))
