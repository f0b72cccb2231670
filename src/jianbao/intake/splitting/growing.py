"""An article while it is put together: paragraphs and heads that may still grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jianbao.diagnostics import Span
from jianbao.intake import mending
from jianbao.intake.article import ArticleParagraph, Figure, ParagraphRole, Part
from jianbao.intake.model import Run, Table
from jianbao.intake.splitting.credits import Credit
from jianbao.intake.splitting.lines import DraftLine


@dataclass(slots=True, kw_only=True)
class GrowingParagraph:
    """A paragraph that may still grow."""

    role: ParagraphRole
    strip: mending.EditableText
    level: int
    number: str
    mark: str = ""
    span: Span


@dataclass(slots=True, kw_only=True)
class GrowingArticle:
    """An article that may still grow."""

    span: Span
    title: list[DraftLine] = field(default_factory=list)
    kicker: list[DraftLine] = field(default_factory=list)
    subtitle: list[DraftLine] = field(default_factory=list)
    summary: list[DraftLine] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    parts: list[GrowingParagraph | Figure | Table] = field(default_factory=list)
    below_head: int = 0
    """How many of the parts stood above the last line of the head, and were reported."""


def texts(part: GrowingParagraph | Figure | Table) -> Iterator[tuple[str, str]]:
    """Yield the texts of ``part``, each with the automatic number that was put before it."""
    if isinstance(part, Figure):
        yield part.caption, ""
    elif isinstance(part, GrowingParagraph):
        yield part.strip.text, part.number
    else:
        cells = (cell for row in part.rows for cell in row)
        yield from ((p.text, p.looks.numbering) for cell in cells for p in cell.paragraphs)


def last_row(parts: Sequence[GrowingParagraph | Figure | Table]) -> tuple[int, int]:
    """Return where the pictures side by side begin and end that have at most one part below them."""
    stop = len(parts) - (not isinstance(parts[-1], Figure)) if parts else 0
    start = stop
    while start > 0 and isinstance(figure := parts[start - 1], Figure):
        start -= 1
        if not figure.picture.beside:
            break
    return start, stop


def as_text(part: Part) -> Part:
    """Return an editors' note as text, which it is in a foreword."""
    if isinstance(part, ArticleParagraph) and part.role is ParagraphRole.EDITOR_NOTE:
        return replace(part, role=ParagraphRole.TEXT)
    return part


def calls(line: DraftLine) -> list[Run]:
    """Return the calls of notes in ``line``."""
    return [run for run in line.strip.merged() if run.note is not None]


def with_calls(parts: list[Part], called: list[Run], span: Span) -> list[Part]:
    """Put the calls of notes that stood in titles behind the first paragraph, if there is one."""
    for index, part in enumerate(parts if called else ()):
        if isinstance(part, ArticleParagraph) and part.role is ParagraphRole.TEXT:
            parts[index] = replace(part, runs=(*part.runs, *called))
            return parts
    return (
        [*parts, ArticleParagraph(role=ParagraphRole.TEXT, runs=tuple(called), span=span)]
        if called
        else parts
    )
