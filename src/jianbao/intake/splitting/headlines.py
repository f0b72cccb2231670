"""Titles, kickers and subtitles, and the automatic numbers of lines, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jianbao.intake import mending
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Certainty, Change, Run
from jianbao.intake.splitting import codes
from jianbao.intake.splitting.findings import glue
from jianbao.intake.splitting.lines import DraftLine


def numbered(line: DraftLine) -> tuple[mending.EditableText, tuple[Change, ...]]:
    """Return the strip of ``line`` with its automatic number in front."""
    number = "" if line.soft else line.looks.numbering
    if not number:
        return line.strip, ()
    plain = replace(line.strip.cut(0, 1), runs=(Run(text=""),), owners=(0,))
    return plain.put(0, 1, number) + line.strip, (
        Change.of(codes.NUMBER_WRITTEN_OUT, Certainty.CERTAIN, line.span, before="", after=number),
    )


def spelled(strip: mending.EditableText) -> tuple[mending.EditableText, tuple[Change, ...]]:
    """Return ``strip`` with its readings in parentheses: titles and credits are plain text."""
    changes = list[Change]()
    for place in reversed(range(len(strip.text))):
        if strip.text[place] == NOTE and strip.runs[strip.owners[place]].formula:
            strip = strip.put(place, place + 1, strip.runs[strip.owners[place]].text)
    for owner in sorted({o for o in strip.owners if strip.runs[o].ruby}, reverse=True):
        end = len(strip.owners) - strip.owners[::-1].index(owner)
        reading = f"（{strip.runs[owner].ruby}）"
        base = strip.runs[owner].text
        changes.append(
            Change.of(
                codes.READING_SPELLED,
                Certainty.CERTAIN,
                strip.places[end - 1],
                before=base + strip.runs[owner].ruby,
                after=base + reading,
            )
        )
        strip = strip.put(end, end, reading)
    return strip, tuple(reversed(changes))


def headline(
    lines: Sequence[DraftLine], declined: mending.Declined
) -> tuple[str, tuple[Change, ...]]:
    """Return the text of a title, kicker or subtitle; lines of equal length are its clauses."""
    texts, changes = list[str](), list[Change]()
    for line in lines:
        whole, written_out = numbered(line)
        read, with_readings = spelled(whole)
        strip, found = mending.mend(read, mending.TITLE, declined)
        changes += [*written_out, *with_readings, *found]
        texts.append(strip.text.replace(NOTE, ""))
    if len(texts) <= 1:
        return "".join(texts), tuple(changes)
    even = len({len(text) for text in texts}) == 1
    clauses = even and (codes.TITLE_OF_TWO_LINES.code, lines[1].span) not in declined
    joined = texts[0]
    for text in texts[1:]:
        joined += ("\u3000" if clauses else glue(joined, text)) + text
    changes.append(
        Change.of(
            codes.TITLE_OF_TWO_LINES,
            Certainty.LIKELY if clauses else Certainty.CERTAIN,
            lines[1].span,
            before="⏎".join(texts),
            after=joined,
        )
    )
    return joined, tuple(changes)
