"""The law of the intake: no character is lost, added or moved without a line in the report.

Compared are the letters, Han characters and digits of the source, taken in the reader's simplest
way, with those of the manuscripts as the book will read them. Both are walked through side by
side. Where they part, a line of the report must account for what is missing, or for what is
there in its stead; the walk goes back and tries another line where one has led nowhere.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jianbao.diagnostics import Diagnostic, Span
from jianbao.intake import codes
from jianbao.intake.article import Article
from jianbao.intake.mending.widths import narrow
from jianbao.intake.model import Change, Draft, Paragraph
from jianbao.intake.splitting.codes import COVERED, CREDITED, LATE_TITLE, PUT_BELOW

MOVES = frozenset({codes.UNKNOWN_STRUCTURE.code, LATE_TITLE.code, PUT_BELOW.code})
"""Rules whose lines say that something was moved as it is."""
_CREDITS = frozenset({CREDITED.code, COVERED.code})
_MOST_WORK = 3_000_000
"""Looks at a character, on all ways that are tried: seconds. An honest file takes a few thousand."""
_SHOWN = 12
_START = 3
"""Characters by which pieces are looked up."""


def letters(text: str) -> str:
    """Return the characters of ``text`` that count, composed, digits and Latin letters half-width."""
    return "".join(filter(_counts, narrow(unicodedata.normalize("NFC", text))))


def _counts(character: str) -> bool:
    category = unicodedata.category(character)
    # Private characters stand for rare ones in names; radicals are pasted for the characters; of
    # those that Python does not know, most are Han of the newest extensions.
    return category[0] in "LN" or category in {"Co", "Cn"} or "\u2e80" <= character <= "\u2fdf"


@dataclass(frozen=True, slots=True)
class _Step:
    """How far the walk has come in both texts, and which lines of the report it has used."""

    source: int
    result: int
    losses: int
    gains: int


class _Pieces:
    """Pieces of text, found by how they begin and how long they are."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.texts = tuple(filter(None, pieces))
        self.work = 0
        """Looks taken so far."""
        self._longest = max(map(len, self.texts), default=0)
        self._places = dict[str, list[int]]()
        self._lengths = dict[str, set[int]]()
        for index, piece in enumerate(self.texts):
            self._places.setdefault(piece, []).append(index)
            self._lengths.setdefault(piece[:_START], set()).add(len(piece))

    def fits(self, text: str, place: int, used: int, most: int) -> Iterator[tuple[int, int]]:
        """Yield which unused piece stands in ``text`` so that it reaches beyond ``place``.

        With it goes how far back it begins, which is at most ``most``. Of pieces that are alike
        the first that is left is taken.
        """

        def is_left(index: int) -> bool:
            return not used >> index & 1

        for back in range(min(self._longest, place + 1, most + 1)):
            self.work += 1
            start = place - back
            for first in range(1, min(_START, len(text) - start) + 1):
                for length in self._lengths.get(text[start : start + first], ()):
                    indexes = self._places.get(text[start : start + length], ())
                    left = bisect_left(indexes, True, key=is_left)  # noqa: FBT003 - what is looked for
                    if length > back and left < len(indexes):
                        yield back, indexes[left]

    def count(self, used: int) -> Counter[str]:
        """Return how often each piece is among the ``used``."""
        self.work += len(self.texts)
        return Counter(piece for index, piece in enumerate(self.texts) if used >> index & 1)


@dataclass(frozen=True, slots=True)
class _Account:
    """What the lines of the report account for: pieces lost, gained, and moved from here to there.

    What moved stands in both lists, maybe with a number put before it, and has to be met in both:
    ``moves`` are pieces here with what they are there, those of one text together, for which of
    them was met cannot be told.
    """

    losses: _Pieces
    gains: _Pieces
    moves: tuple[tuple[frozenset[str], frozenset[str]], ...]

    def settles(self, step: _Step) -> bool:
        """Whether all that was taken from one place has come to another."""
        left, come = self.losses.count(step.losses), self.gains.count(step.gains)
        return all(
            sum(left[piece] for piece in here) == sum(come[piece] for piece in there)
            for here, there in self.moves
        )


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
    moved = [
        (before, letters(c.after))
        for c in changes
        if c.rule in MOVES and (before := letters(c.before))
    ]
    # A note goes to the end of its article, not of the draft.
    notes = [letters("".join(map(_with_readings, note))) for note in draft.notes]
    moved += zip(notes, notes, strict=True)
    for change in changes:
        before, after = letters(change.before), letters(change.after)
        if change.rule in _CREDITS:
            lost.append(before)
        elif (change.rule not in MOVES or not before) and before != after:
            lost.append(before)
            gained.append(after)
    done, new = frozenset(lost), frozenset(gained)
    return _Account(
        losses=_Pieces([*lost, *(here for here, _ in moved)]),
        gains=_Pieces([*gained, *(there for _, there in moved)]),
        moves=_alike((a, b) for a, b in moved if a not in done and b not in new),
    )


def _alike(
    moved: Iterable[tuple[str, str]],
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the pieces here and there, those together that share a text on either side."""
    groups = list[tuple[frozenset[str], frozenset[str]]]()
    for here, there in moved:
        same = [group for group in groups if here in group[0] or there in group[1]]
        groups = [group for group in groups if group not in same]
        groups.append(
            (
                frozenset({here}).union(*(group[0] for group in same)),
                frozenset({there}).union(*(group[1] for group in same)),
            )
        )
    return tuple(groups)


def _with_readings(paragraph: Paragraph) -> str:
    return "".join(run.text + run.ruby for run in paragraph.runs)


def _walk(source: str, result: str, account: _Account) -> _Step | None:
    """Walk through both; return None at their ends, or else the furthest place reached."""
    step = furthest = _along(source, result, _Step(0, 0, 0, 0))
    trail, seen, walked = [_ways(source, result, step, account)], {step}, 0
    while account.losses.work + account.gains.work + walked < _MOST_WORK:
        if step.source == len(source) and step.result == len(result) and account.settles(step):
            return None
        following = next(trail[-1], None)
        if following is None:
            trail.pop()
            if not trail:
                break
            continue
        step = _along(source, result, following)
        walked += step.source - following.source + 1
        if step in seen:
            continue  # another order of the same lines
        seen.add(step)
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
    """Yield the steps past what the report accounts for at ``step``, the longest piece first."""
    here, there = step.source, step.result
    ways = list[tuple[int, int, _Step]]()
    for back, index in account.losses.fits(source, here, step.losses, there):
        size = len(account.losses.texts[index])
        after = _Step(here - back + size, there - back, step.losses | 1 << index, step.gains)
        ways.append((-size, back, after))
    for back, index in account.gains.fits(result, there, step.gains, here):
        size = len(account.gains.texts[index])
        after = _Step(here - back, there - back + size, step.losses, step.gains | 1 << index)
        ways.append((-size, back, after))
    yield from (after for _, _, after in sorted(ways, key=lambda way: way[:2]))


def _unbalanced(draft: Draft, source: str, result: str, step: _Step) -> Diagnostic:
    before = source[max(0, step.source - _SHOWN) : step.source]
    there = source[step.source : step.source + _SHOWN]
    here = result[step.result : step.result + _SHOWN]
    place = Span(file=draft.source, line=_line_of(draft.raw, step.source))
    return codes.UNBALANCED.at(place, before=before, there=there, here=here)


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
    written = [letters(c.before) for c in changes if c.rule in _CREDITS]
    written += [letters(text) for text in (draft.author, draft.publisher, draft.date)]
    credits_ = [Counter(text) for text in dict.fromkeys(written)]
    having = dict[str, list[Counter[str]]]()
    for credit in credits_:
        for letter in credit:
            having.setdefault(letter, []).append(credit)
    for article in articles:
        for value in (*article.authors, *article.source.split("\u3000"), article.date):
            needed = Counter(letters(value))
            rarest = min((having.get(letter, []) for letter in needed), key=len, default=credits_)
            if not any(needed <= credit for credit in rarest):
                yield codes.NOT_IN_SOURCE.at(article.span, value=value)
