"""Pieces of regular expressions that several rules share, and how a match becomes a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from jianbao.copyedit.model import Check, Edit, Fault, in_each_passage
from jianbao.diagnostics import Text
from jianbao.manuscript.prose import Passage
from jianbao.numerals import NUMERALS

HAN: Final = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]"
DIGITS: Final = NUMERALS
NUMBER: Final = r"\d++(?:\.\d++|(?!\.\d))"
"""Digits with what follows a point, all of them."""


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of all ``phrases``, of two that begin alike the longer one first.

    It branches where they differ, so that a text is not compared with each of them in turn.
    """
    return re.compile(_branches(sorted(set(phrases))) or r"(?!)")


def _branches(phrases: Sequence[str]) -> str:
    parts = []
    for first, group in groupby(filter(None, phrases), key=lambda phrase: phrase[0]):
        rest = [phrase[1:] for phrase in group]
        optional = "?" if "" in rest else ""
        further = _branches(rest)
        parts.append(re.escape(first) + (f"(?:{further}){optional}" if further else ""))
    return "|".join(parts)


def fault(
    passage: Passage,
    place: tuple[int, int],
    message: Text,
    *,
    right: str | None = None,
    safe: bool = False,
) -> Fault:
    """Return the fault of a place, from and to; ``right`` is what should stand there."""
    start, end = place
    edits = () if right is None else (Edit(start, end, right),)
    return Fault(
        passage=passage,
        start=start,
        end=end,
        message=message,
        edits=edits,
        safe=safe and bool(edits),
    )


def replacing(pattern: re.Pattern[str], right: Callable[[re.Match[str]], str]) -> Check:
    """Return a check for what is always wrong: each match is to be replaced, which is safe."""

    def check(passage: Passage) -> Iterator[Fault]:
        for match in pattern.finditer(passage.text):
            written = right(match)
            if written != match[0]:
                yield fault(
                    passage, match.span(), instead(match[0], written), right=written, safe=True
                )

    return in_each_passage(check)


def suggesting(pattern: re.Pattern[str], right: Callable[[re.Match[str]], str | None]) -> Check:
    """Return a check for what is mostly wrong: each match is told, with what may replace it.

    A match for which ``right`` returns None is left alone.
    """

    def check(passage: Passage) -> Iterator[Fault]:
        for match in pattern.finditer(passage.text):
            written = right(match)
            if written is not None and written != match[0]:
                yield fault(passage, match.span(), instead(match[0], written), right=written)

    return in_each_passage(check)


def instead(wrong: str, right: str) -> Text:
    """Say what is to be written instead."""
    if not right:
        return Text(f"“{wrong}”多余，应当删去", f"{wrong} should go")
    return Text(f"“{wrong}”应当写作“{right}”", f"write {right} instead of {wrong}")
