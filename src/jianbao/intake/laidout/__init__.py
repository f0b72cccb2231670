"""PDF and OFD: pages that are laid out already, read back as paragraphs.

Only what stands on the page is known: a paragraph is told by lines that are full, a title by its
size and place. What was told so is proposed, and the whole is to be compared with its source.
"""

from __future__ import annotations

from dataclasses import replace

from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.intake import witness
from jianbao.intake.laidout import codes, ofd, pdf
from jianbao.intake.laidout.glyphs import GlyphPage, PlacedPicture
from jianbao.intake.laidout.grids import PrintedTable, tables
from jianbao.intake.laidout.lines import PrintedLine, lines
from jianbao.intake.laidout.paragraphs import blocks, without_running
from jianbao.intake.model import Certainty, Change, Draft, Form


def read(data: bytes, source: str) -> Result[Draft]:
    """Return the draft in ``data``, a PDF or OFD file that the user knows as ``source``.

    The line of a span counts the paragraphs that were told. Scans, locked and broken files have no
    value but a diagnostic, N184 to N187.
    """
    reader = pdf if data.startswith(b"%PDF-") else ofd
    try:
        pages = reader.pages(data, source)
    except BookError as problem:
        return Result(value=None, diagnostics=problem.diagnostics)
    parted = [tables(page, number) for number, page in enumerate(pages)]
    found = [line for number, (page, _) in enumerate(parted) for line in lines(page, number)]
    gridded = [table for _, tables_ in parted for table in tables_]
    if not (found or gridded):
        return Result(value=None, diagnostics=(codes.NO_CHARACTERS.at(Span(file=source)),))
    return Result(
        value=_draft(pages, found, gridded, source), diagnostics=tuple(_said(pages, source))
    )


def _draft(
    pages: list[GlyphPage], found: list[PrintedLine], gridded: list[PrintedTable], source: str
) -> Draft:
    kept, running = without_running(found, [page.height for page in pages]) if found else ([], [])
    others: list[PlacedPicture | PrintedTable] = [
        *gridded,
        *(one for page in pages for one in page.taken),
    ]
    read = blocks(kept, others, source)
    made = len(read) - len(others)
    span = Span(file=source, line=1)
    changes = [
        Change.of(codes.RUNNING, Certainty.LIKELY, span, before=line.text, after="")
        for line in running
    ]
    if len(kept) > made:
        changes.append(
            Change.of(
                codes.JOINED_LINES,
                Certainty.LIKELY,
                span,
                before="",
                after="",
                count=len(kept),
                made=made,
            )
        )
    draft = Draft(
        source=source,
        form=Form.DOCUMENT,
        blocks=tuple(read),
        changes=tuple(changes),
        raw="",
    )
    # where tables stand among the columns is told by the paragraphs; the witness counts the page
    raw = "\n".join((*witness.texts(draft), *(line.text for line in running)))
    draft = replace(draft, raw=raw)
    return witness.completed(draft, [line for page in pages for line in page.plain])


def _said(pages: list[GlyphPage], source: str) -> list[Diagnostic]:
    span = Span(file=source)
    pictures = sum(page.pictures for page in pages)
    taken = sum(len(page.taken) for page in pages)
    said = [codes.RECOVERED.at(span)]
    if taken:
        said.append(codes.PICTURES_TAKEN.at(span, count=taken))
    if pictures:
        said.append(codes.PICTURES_LEFT.at(span, count=pictures))
    return said
