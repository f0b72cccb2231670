"""Titles, kickers and subtitles, and the automatic numbers of lines, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jianbao.diagnostics import Text
from jianbao.intake import mending
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Certainty, Change, Run
from jianbao.intake.splitting.findings import glue
from jianbao.intake.splitting.lines import Line

_NUMBERED = Text("自动编号写成文字", "an automatic number written out")
_TWO_LINES = Text("两行标题合成一行，分句处空一格", "two lines of a title made one")


def numbered(line: Line) -> tuple[mending.EditableText, tuple[Change, ...]]:
    """Return the strip of ``line`` with its automatic number in front."""
    number = "" if line.soft else line.looks.numbering
    if not number:
        return line.strip, ()
    plain = replace(line.strip.cut(0, 1), runs=(Run(text=""),), owners=(0,))
    return plain.put(0, 1, number) + line.strip, (
        Change(
            rule="N513",
            certainty=Certainty.CERTAIN,
            span=line.span,
            before="",
            after=number,
            about=_NUMBERED,
        ),
    )


def headline(lines: Sequence[Line], declined: mending.Declined) -> tuple[str, tuple[Change, ...]]:
    """Return the text of a title, kicker or subtitle; lines of equal length are its clauses."""
    texts, changes = list[str](), list[Change]()
    for line in lines:
        whole, written_out = numbered(line)
        strip, found = mending.mend(whole, mending.TITLE, declined)
        changes += [*written_out, *found]
        texts.append(strip.text.replace(NOTE, ""))
    if len(texts) <= 1:
        return "".join(texts), tuple(changes)
    even = len({len(text) for text in texts}) == 1
    clauses = even and ("N514", lines[1].span) not in declined
    joined = texts[0]
    for text in texts[1:]:
        joined += ("\u3000" if clauses else glue(joined, text)) + text
    changes.append(
        Change(
            rule="N514",
            certainty=Certainty.LIKELY if clauses else Certainty.CERTAIN,
            span=lines[1].span,
            before="⏎".join(texts),
            after=joined,
            about=_TWO_LINES,
        )
    )
    return joined, tuple(changes)
