"""The law of the intake: no character is lost, added or moved without a line in the report.

Compared are the letters, Han characters and digits of the source, taken in the reader's simplest
way, with those of the manuscripts as the book will read them. Both are walked through side by
side. Where they part, a line of the report must account for what is missing, or for what is
there in its stead; the walk goes back and tries another line where one has led nowhere.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.intake.article import Article
from jianbao.intake.mending.widths import narrow
from jianbao.intake.model import Change, Draft, Paragraph

MOVES = frozenset({"N603"})
"""Rules whose lines say that something was moved as it is."""
_CREDITS = frozenset({"N608", "N609"})
_MOST_STEPS = 200_000
_SHOWN = 12


def letters(text: str) -> str:
    """Return the characters of ``text`` that count, digits and Latin letters half-width."""
    return "".join(filter(_counts, narrow(text)))


def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    # Private characters stand for rare ones in names; radicals are pasted for the characters.
    return category[0] in "LN" or category == "Co" or "\u2e80" <= character <= "\u2fdf"


@dataclass(frozen=True, slots=True)
class _Step:
    """How far the walk has come in both texts, and which lines of the report it has used."""

    source: int
    result: int
    losses: int
    gains: int


@dataclass(frozen=True, slots=True)
class _Account:
    """What the lines of the report account for: pieces lost, gained, and moved from here to there.

    What moved stands in both lists, and has to be met in both.
    """

    losses: tuple[str, ...]
    gains: tuple[str, ...]
    moves: frozenset[str]

    def settles(self, step: _Step) -> bool:
        """Whether all that was taken from one place has come to another."""
        left = Counter(p for i, p in enumerate(self.losses) if step.losses >> i & 1)
        come = Counter(p for i, p in enumerate(self.gains) if step.gains >> i & 1)
        return all(left[piece] == come[piece] for piece in self.moves)


def weigh(
    draft: Draft, articles: Sequence[Article], changes: Sequence[Change], result: str
) -> tuple[Diagnostic, ...]:
    """Return what of ``draft`` and ``result`` does not balance; nothing where all does.

    ``result`` is what the manuscripts say besides authors, source and date, read back in order.
    """
    source, there = letters(draft.raw), letters(result)
    furthest = _walk(source, there, _account(draft, changes))
    found = [] if furthest is None else [_unbalanced(draft, source, there, furthest)]
    found += _unfounded(draft, articles, changes)
    return tuple(found)


def _account(draft: Draft, changes: Sequence[Change]) -> _Account:
    lost, gained = list[str](), list[str]()
    moved = [letters(change.before) for change in changes if change.rule in MOVES]
    # A note goes to the end of its article, not of the draft.
    moved += [letters("".join(map(_with_readings, note))) for note in draft.notes]
    for change in changes:
        before, after = letters(change.before), letters(change.after)
        if change.rule in _CREDITS:
            lost.append(before)
        elif change.rule not in MOVES and before != after:
            lost.append(before)
            gained.append(after)
    return _Account(
        losses=_longest_first([*lost, *moved]),
        gains=_longest_first([*gained, *moved]),
        moves=frozenset(moved) - set(lost) - set(gained),
    )


def _with_readings(paragraph: Paragraph) -> str:
    return "".join(run.text + run.ruby for run in paragraph.runs)


def _longest_first(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, pieces), key=len, reverse=True))


def _walk(source: str, result: str, account: _Account) -> _Step | None:
    """Walk through both; return None at their ends, or else the furthest place reached."""
    step = furthest = _along(source, result, _Step(0, 0, 0, 0))
    trail = [_ways(source, result, step, account)]
    for _ in range(_MOST_STEPS):
        if step.source == len(source) and step.result == len(result) and account.settles(step):
            return None
        following = next(trail[-1], None)
        if following is None:
            trail.pop()
            if not trail:
                break
            continue
        step = _along(source, result, following)
        if step.source + step.result > furthest.source + furthest.result:
            furthest = step
        trail.append(_ways(source, result, step, account))
    return furthest


def _along(source: str, result: str, step: _Step) -> _Step:
    """Go on as far as both texts are the same."""
    here, there = step.source, step.result
    while here < len(source) and there < len(result) and source[here] == result[there]:
        here, there = here + 1, there + 1
    return _Step(here, there, step.losses, step.gains)


def _ways(source: str, result: str, step: _Step, account: _Account) -> Iterator[_Step]:
    """Yield the steps past what a line of the report accounts for, at or just before ``step``."""
    here, there = step.source, step.result
    for back, index in _fits(source, here, account.losses, step.losses, there):
        past = here - back + len(account.losses[index])
        yield _Step(past, there - back, step.losses | 1 << index, step.gains)
    for back, index in _fits(result, there, account.gains, step.gains, here):
        past = there - back + len(account.gains[index])
        yield _Step(here - back, past, step.losses, step.gains | 1 << index)


def _fits(
    text: str, place: int, pieces: Sequence[str], used: int, most: int
) -> Iterator[tuple[int, int]]:
    """Yield how far back which unused piece stands, so that it reaches beyond ``place``."""
    tried = set[str]()
    for index, piece in enumerate(pieces):
        if used >> index & 1 or piece in tried:
            continue
        tried.add(piece)
        for back in range(min(len(piece), place + 1, most + 1)):
            if text.startswith(piece, place - back):
                yield back, index


def _unbalanced(draft: Draft, source: str, result: str, step: _Step) -> Diagnostic:
    before = source[max(0, step.source - _SHOWN) : step.source]
    there = source[step.source : step.source + _SHOWN]
    here = result[step.result : step.result + _SHOWN]
    return Diagnostic(
        code="N701",
        severity=Severity.ERROR,
        message=Text(
            f"来稿与文章对不上：在“{before}”之后，来稿是“{there}”，文章是“{here}”",
            f"source and articles do not balance: after “{before}” the source has “{there}”, the articles “{here}”",
        ),
        span=Span(file=draft.source, line=_line_of(draft.raw, step.source)),
        hint=Text(
            "什么都没有写。请把来稿发给开发者，或另存为 .docx 或 .txt 再试",
            "nothing was written; report this source, or save it as .docx or .txt and try again",
        ),
    )


def _line_of(raw: str, count: int) -> int:
    """Return the line of ``raw`` on which the letter after ``count`` others stands."""
    line = 1
    for character in raw:
        if character == "\n":
            line += 1
        elif _counts(narrow(character)):
            if not count:
                break
            count -= 1
    return line


def _unfounded(
    draft: Draft, articles: Sequence[Article], changes: Sequence[Change]
) -> Iterator[Diagnostic]:
    """Yield each author, source or date that no credit line of the source gives."""
    credits_ = [Counter(letters(c.before)) for c in changes if c.rule in _CREDITS]
    credits_ += [Counter(letters(text)) for text in (draft.author, draft.publisher, draft.date)]
    for article in articles:
        for value in (*article.authors, *article.source.split("\u3000"), article.date):
            if not any(Counter(letters(value)) <= credit for credit in credits_):
                yield Diagnostic(
                    code="N702",
                    severity=Severity.ERROR,
                    message=Text(f"“{value}”在来稿里找不到", f"{value!r} is not in the source"),
                    span=article.span,
                )
