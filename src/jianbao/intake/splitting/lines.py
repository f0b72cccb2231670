"""The lines of a draft: its paragraphs cut at soft returns, with the space above each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jianbao.diagnostics import Code, Span, Text
from jianbao.intake import mending
from jianbao.intake.mending.brackets import BRACKETS
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.mending.marks import MARKS
from jianbao.intake.mending.spaces import TITLE_SPACES
from jianbao.intake.model import Block, Certainty, Change, Draft, Looks, Paragraph
from jianbao.intake.splitting import codes, tables
from jianbao.intake.splitting.running import running_heads

_FOLIO = re.compile(
    r"[-—–－_]+\s*\d{1,3}\s*[-—–－_]+|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?"
)
_RULE = re.compile(r"[=＝*＊#~～]{5,}")
_TURN = re.compile(
    r"[（(]?(?:下转|上接|转|接)第?\s*[\d一二三四五六七八九十]{1,3}\s*[页版][^。]{0,12}[）)]?"
    r"|第\s*[\d一二三四五六七八九十]{1,2}\s*版"
)
_FOLIOS = Text("去掉页码、转版说明", "page numbers and turns of pages dropped")
_HEADS = Text("去掉每页重复的页眉、页脚", "running heads and feet dropped")
_LEAST_INDENT, _WIDEST_INDENT = 1.5, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A line with characters on it.

    ``text`` is what the evidence is drawn from: marks full-width, no notes. ``gap`` counts the
    empty lines above. ``indented`` says that characters or a format set it in
    like a paragraph, ``inset`` that many characters set it in like a title. ``others`` are
    the tables and pictures that stand directly above it.
    """

    strip: mending.EditableText
    text: str
    looks: Looks
    span: Span
    soft: bool
    indented: bool
    inset: bool
    gap: int = 0
    others: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All lines, what stands below the last, and what was done to the lines so far."""

    lines: tuple[DraftLine, ...]
    others: tuple[Block, ...]
    changes: tuple[Change, ...]


def lines_of(draft: Draft, declined: mending.Declined = frozenset()) -> Lines:
    """Return the lines of ``draft`` without indents and page numbers."""
    lines, changes, others = list[DraftLine](), list[Change](), list[Block]()
    gap, last = 0, 0
    for block in tables.titled(draft.blocks) if not draft.title else draft.blocks:
        if not isinstance(block, Paragraph):
            others.append(block)
            last = 0  # how many lines it takes up is not known
            continue
        gap += max(0, block.span.line - last - 1) if last and block.span.line else 0
        last = max(last, block.span.line)
        for index, strip in enumerate(_cut(block)):
            mended, found = mending.mend(strip, mending.LINE, declined)
            changes += found
            if not mended.text:
                gap += 1
            elif folio := _folio(mended, declined):
                changes.append(folio)
            else:
                line = _line(block, mended, strip, soft=index > 0)
                lines.append(replace(line, gap=gap, others=tuple(others)))
                gap, others = 0, []
    kept, dropped, below = _without_heads(lines, declined)
    return Lines(lines=tuple(kept), others=(*below, *others), changes=(*changes, *dropped))


def _without_heads(
    lines: list[DraftLine], declined: mending.Declined
) -> tuple[list[DraftLine], list[Change], tuple[Block, ...]]:
    """Return the lines that are no running heads, what was dropped, and what stood by the last."""
    heads = running_heads([line.text for line in lines])
    kept, changes, gap, others = list[DraftLine](), list[Change](), 0, tuple[Block, ...]()
    for index, line in enumerate(lines):
        span = line.strip.places[0]
        if (
            index in heads
            and NOTE not in line.strip.text
            and (codes.PAGE_NUMBERS.code, span) not in declined
        ):
            changes.append(_dropped(line.strip, Certainty.LIKELY, codes.RUNNING_HEADS))
            gap, others = gap + line.gap, (*others, *line.others)
        else:
            kept.append(replace(line, gap=gap + line.gap, others=(*others, *line.others)))
            gap, others = 0, ()
    return (kept, changes, others) if kept else (lines, [], ())


def _cut(paragraph: Paragraph) -> list[mending.EditableText]:
    """Return the paragraph's lines; its first begins with its automatic number."""
    whole = mending.EditableText.of(paragraph.runs, paragraph.span)
    lines, start = list[mending.EditableText](), 0
    for index, character in enumerate(whole.text + "\n"):
        if character in "\n\v\u2028":
            lines.append(whole.cut(start, index))
            start = index + 1
    return lines


def _line(
    paragraph: Paragraph, mended: mending.EditableText, strip: mending.EditableText, *, soft: bool
) -> DraftLine:
    """Return the line ``mended`` of ``paragraph``, which was ``strip``, without its neighbours."""
    seen, _ = mending.mend(mended, (MARKS, BRACKETS, TITLE_SPACES))
    lead = _lead(strip.text)
    set_in = paragraph.looks.indent > _LEAST_INDENT
    numbering = "" if soft else paragraph.looks.numbering
    return DraftLine(
        strip=mended,
        text=numbering + seen.text.replace(NOTE, ""),
        looks=paragraph.looks,
        span=mended.places[0],
        soft=soft,
        indented=0 < lead <= _WIDEST_INDENT or (set_in and not soft),
        inset=lead > _WIDEST_INDENT,
    )


def _lead(text: str) -> float:
    """Return the width of the spaces before ``text``, in em."""
    spaces = text[: len(text) - len(text.lstrip())]
    return sum({"\u3000": 1.0, "\t": 2.0}.get(space, 0.5) for space in spaces)


def _folio(strip: mending.EditableText, declined: mending.Declined) -> Change | None:
    """Return the change that leaves out a page number, or None where the line is something else."""
    if NOTE in strip.text:
        return None
    is_turn = _TURN.fullmatch(strip.text) is not None
    is_rule = _RULE.fullmatch(strip.text) is not None
    if (
        not (is_turn or is_rule or _FOLIO.fullmatch(strip.text))
        or (codes.PAGE_NUMBERS.code, strip.places[0]) in declined
    ):
        return None
    code = codes.RULED_LINES if is_rule else codes.PAGE_NUMBERS
    return _dropped(strip, Certainty.LIKELY if is_turn else Certainty.CERTAIN, code)


def _dropped(strip: mending.EditableText, certainty: Certainty, code: Code) -> Change:
    return Change.of(code, certainty, strip.places[0], before=strip.text, after="")
