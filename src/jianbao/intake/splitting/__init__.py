"""A draft split into its articles: titles before or after their text, missing, or gone astray.

`lines` cuts the draft, `evidence` looks at each line, `weights` says what the evidence is worth,
`path` finds the reading of all lines that makes most sense, `findings` what of it is in doubt,
and `assembly` puts the articles together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from jianbao.diagnostics import Span
from jianbao.intake.article import Article, Articles
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.model import Certainty, Change, Draft
from jianbao.intake.splitting import codes, furniture, labelled, single, stated, tables, unity
from jianbao.intake.splitting.answers import ASKED, CHOICES, EVERY, KEEP, Answer, Answers
from jianbao.intake.splitting.assembly import Assembly
from jianbao.intake.splitting.captions import captions
from jianbao.intake.splitting.features import gather
from jianbao.intake.splitting.findings import LabelledDraft
from jianbao.intake.splitting.labels import STARTS, LineLabel
from jianbao.intake.splitting.lines import DraftLine, lines_of
from jianbao.intake.splitting.unity import Unity
from jianbao.intake.splitting.viterbi import Path, best_path

__all__ = ["ASKED", "CHOICES", "KEEP", "Answer", "Answers", "split"]

_SHOWN = 24


def split(draft: Draft, answers: Answers = Answers()) -> Articles:  # noqa: B008 - frozen
    """Return the articles in ``draft`` with all that was done, as far as ``answers`` allow."""
    left = list[Change]()
    while True:
        found = _split(draft, answers)
        asked = [one for one in found.changes if _waits(one)] if answers.unattended else []
        if not asked:
            return replace(found, changes=(*found.changes, *left))
        left += [replace(one, certainty=Certainty.UNCLEAR, after=one.before) for one in asked]
        kept = {one.span: KEEP.labels for one in asked if one.rule == codes.LATE_TITLE.code}
        answers = replace(
            answers,
            declined=answers.declined | {(one.rule, one.span) for one in asked},
            labels={**answers.labels, **kept},
        )


def _waits(change: Change) -> bool:
    return change.certainty is Certainty.LIKELY and change.rule in ASKED


def _split(draft: Draft, answers: Answers) -> Articles:
    draft = labelled.read(furniture.left_out(draft))
    cut = lines_of(draft, answers.declined)
    changes = [*draft.changes, *cut.changes]
    lines = _kept(draft, cut.lines, answers, changes)
    fixed = stated.labels(lines) | answers.fixed([line.span for line in lines])
    if draft.title:  # what has a title of its own is one article
        fixed = {
            i: (
                EVERY - STARTS - {LineLabel.LATE_TITLE, LineLabel.LATE_LINE}
                if i
                else frozenset(
                    {LineLabel.OPEN, LineLabel.BYLINE, LineLabel.SUBTITLE, LineLabel.HEADING}
                )
            )
            for i in range(len(lines))
        }
    reading, asked = _reading(draft, tuple(lines), fixed, answers)
    changes += [*asked, *reading.findings()]
    mended = [tables.mend_note(note, answers.declined) for note in draft.notes]
    changes += [change for _, found in mended for change in found]
    assembly = Assembly(reading, answers)
    articles = assembly.articles([pieces for pieces, _ in mended], cut.others)
    changes += assembly.changes
    articles, changes = _with_statements(draft, articles, changes)
    return Articles(source=draft.source, articles=tuple(articles), changes=tuple(changes))


def _reading(
    draft: Draft,
    lines: tuple[DraftLine, ...],
    fixed: Mapping[int, frozenset[LineLabel]],
    answers: Answers,
) -> tuple[LabelledDraft, tuple[Change, ...]]:
    """Return the lines as they are read, as one article or a bulletin of many, and what is asked.

    What only may be several articles is left whole until somebody says that it is.
    """
    evidence = tuple(gather(lines))
    path, explaining = best_path(evidence, fixed), captions(lines, evidence)
    found = Unity.ONE if draft.title else unity.judge(draft.form, lines, evidence, path)
    if stated.is_stated(lines):
        found = Unity.SEVERAL if stated.starts(lines) > 1 else Unity.ONE
    decided, asked = answers.is_several(draft.source), tuple[Change, ...]()
    if found is Unity.DOUBTFUL and decided is None:
        asked = (_whether_several(draft.source, lines, path),)
    if found is Unity.SEVERAL or (found is Unity.DOUBTFUL and decided):
        return LabelledDraft(lines=lines, evidence=evidence, path=path, captions=explaining), asked
    path = single.best_path(lines, evidence, explaining, fixed)
    levels = single.levels(lines, path.labels)
    return LabelledDraft(
        lines=lines, evidence=evidence, path=path, captions=explaining, levels=levels
    ), asked


def _whether_several(source: str, lines: tuple[DraftLine, ...], path: Path) -> Change:
    """Return the question whether the articles that begin on ``path`` are articles."""
    begun = [lines[index].strip.text for index in unity.starts(path)]
    shown = "\n".join(t if len(t) <= _SHOWN else t[:_SHOWN] + "…" for t in begun)
    return Change.of(
        codes.MAY_BE_SEVERAL, Certainty.UNCLEAR, Span(file=source), before=shown, after=shown
    )


def _kept(
    draft: Draft, lines: tuple[DraftLine, ...], answers: Answers, changes: list[Change]
) -> list[DraftLine]:
    """Return the lines without those that nobody wants, which go into ``changes``."""
    title = _letters(draft.title)
    kept = list[DraftLine]()
    for line in lines:
        left_out = line.span in answers.left_out
        repeated = bool(title) and not kept and _letters(line.text) == title
        if not (left_out or repeated) or NOTE in line.strip.text:
            kept.append(line)
            continue
        changes.append(
            Change.of(
                codes.LEFT_OUT if left_out else codes.REPEATED,
                Certainty.CERTAIN,
                line.span,
                before=line.strip.text,
                after="",
            )
        )
    return kept


def _with_statements(
    draft: Draft, articles: list[Article], changes: list[Change]
) -> tuple[list[Article], list[Change]]:
    """Add what the source states of itself, where its text does not say it."""
    if draft.title and not articles:
        articles = [Article(span=Span(file=draft.source))]
    if draft.title and not articles[0].title:
        span = articles[0].span
        changes = [c for c in changes if not (c.rule == codes.UNTITLED.code and c.span == span)]
        changes.append(
            Change.of(
                codes.TITLE_STATED,
                Certainty.CERTAIN,
                Span(file=draft.source),
                before="",
                after=draft.title,
            )
        )
        articles = [replace(articles[0], title=draft.title.strip()), *articles[1:]]
    stated = [
        replace(
            article,
            authors=article.authors or tuple(filter(None, re.split("[、，,]", draft.author))),
            source=_published(article.source, draft.publisher),
            date=article.date or draft.date,
        )
        for article in articles
    ]
    return stated, changes


def _published(source: str, publisher: str) -> str:
    """Return the source of an article with who published it, unless its own names a unit."""
    labelled = all("：" in one for one in source.split("\u3000"))
    return "\u3000".join(filter(None, (publisher, source))) if labelled or not source else source


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
