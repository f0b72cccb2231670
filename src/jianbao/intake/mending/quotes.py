"""Straight quotes paired into curly ones; which opens and which closes is found for all at once.

Every quote of a paragraph is read as opening or closing so that all pairs close, and so that
the marks beside them fit best: an opening quote follows a mark, a closing one stands before one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbao.intake.mending import codes
from jianbao.intake.mending.characters import is_han
from jianbao.intake.mending.editable_text import NOTE
from jianbao.intake.mending.rule import MendingEdit, MendingRule
from jianbao.intake.model import Certainty

_STRAIGHT = {'"': "“”", "'": "‘’"}
_CURLY = {"“": ('"', True), "”": ('"', False), "‘": ("'", True), "’": ("'", False)}
_DEEPEST = 3

_OPENS_AFTER = frozenset("，。；：！？、,.;:!?（(《〈【—…“‘") | {""}
_CLOSES_BEFORE = frozenset("，。；：！？、,.;:!?）)》〉】—…”’") | {""}
_NEVER_BEFORE_CLOSING = frozenset("，：、；（(《〈【")
_FITS, _MISFITS, _SPACED = 2.0, -3.0, -1.0
_NESTED_ALIKE, _EMPTY = -3.0, -6.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the quotes so far: what is open, what each quote does, how well it fits."""

    score: float
    open: str
    opens: tuple[bool, ...]
    nests_alike: bool


def _find(text: str) -> Iterator[MendingEdit]:
    quotes = [
        i
        for i, c in enumerate(text)
        if (c in _STRAIGHT or c in _CURLY) and not _is_apostrophe(text, i)
    ]
    straight = [i for i in quotes if text[i] in _STRAIGHT]
    if not straight or not any(map(is_han, text)):
        return
    best = _best(text, quotes)
    if best is None:
        for index in straight:
            yield MendingEdit(start=index, end=index + 1, after="", certainty=Certainty.UNCLEAR)
        return
    certainty = Certainty.LIKELY if best.nests_alike else Certainty.CERTAIN
    for index, after in _curly(text, quotes, best.opens):
        if after != text[index]:
            yield MendingEdit(start=index, end=index + 1, after=after, certainty=certainty)


def _best(text: str, quotes: Sequence[int]) -> _Reading | None:
    """Return the reading that fits best and closes all that it opens; None where none does."""
    readings = {"": _Reading(0.0, "", (), nests_alike=False)}
    for place, index in enumerate(quotes):
        following: dict[str, _Reading] = {}
        adjoins = place > 0 and quotes[place - 1] == index - 1
        for reading in readings.values():
            for new in _readings(reading, text, index, adjoins=adjoins):
                if new.open not in following or new.score > following[new.open].score:
                    following[new.open] = new
        readings = following
    return readings.get("")


def _readings(reading: _Reading, text: str, index: int, *, adjoins: bool) -> Iterator[_Reading]:
    sort, opens = _CURLY.get(text[index], (text[index], None))
    if opens is not False and len(reading.open) < _DEEPEST:
        alike = reading.open.endswith(sort)
        score = _opening(text, index) + (_NESTED_ALIKE if alike else 0.0)
        yield _Reading(
            reading.score + score,
            reading.open + sort,
            (*reading.opens, True),
            nests_alike=reading.nests_alike or alike,
        )
    if opens is not True and reading.open.endswith(sort):
        empty = _EMPTY if adjoins and reading.opens[-1] else 0.0
        yield _Reading(
            reading.score + _closing(text, index) + empty,
            reading.open[:-1],
            (*reading.opens, False),
            nests_alike=reading.nests_alike,
        )


def _opening(text: str, index: int) -> float:
    before, after = _beside(text, index)
    score = _FITS if before in _OPENS_AFTER else 0.0
    if before.isspace():
        score += _FITS
    if after.isspace():
        score += _SPACED
    return score + (_MISFITS if after in _CLOSES_BEFORE - {"—", "…"} else 0.0)


def _closing(text: str, index: int) -> float:
    before, after = _beside(text, index)
    score = _FITS if after in _CLOSES_BEFORE else 0.0
    if after.isspace():
        score += _FITS
    if before.isspace():
        score += _SPACED
    return score + (_MISFITS if not before or before in _NEVER_BEFORE_CLOSING else 0.0)


def _beside(text: str, index: int) -> tuple[str, str]:
    before, after = text[:index].rstrip(NOTE), text[index + 1 :].lstrip(NOTE)
    return before[-1:], after[:1]


def _is_apostrophe(text: str, index: int) -> bool:
    """Whether the quote is that of a Latin word (it's) or a prime behind a number (24")."""
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if text[index] in "'’":
        return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
    return False


def _curly(text: str, quotes: Sequence[int], opens: Sequence[bool]) -> Iterator[tuple[int, str]]:
    """Yield each quote with what it becomes; double ones inside double ones become single."""
    stack = list[str]()
    for index, is_opening in zip(quotes, opens, strict=True):
        if text[index] in _CURLY:
            pair = "“”" if text[index] in "“”" else "‘’"
        elif is_opening:
            pair = (
                "‘’" if stack and stack[-1] == "“”" else "“”" if stack else _STRAIGHT[text[index]]
            )
        else:
            pair = stack[-1]
        if is_opening:
            stack.append(pair)
        else:
            pair = stack.pop()
        yield index, text[index] if text[index] in _CURLY else pair[0 if is_opening else 1]


QUOTES = MendingRule(code=codes.QUOTES, find=_find)
