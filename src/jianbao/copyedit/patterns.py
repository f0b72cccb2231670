"""Pieces of regular expressions that several rules share, and how a match becomes a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from jianbao.copyedit.model import Check, Edit, Fault, in_each_passage
from jianbao.diagnostics import Text
from jianbao.manuscript.numerals import NUMERALS
from jianbao.manuscript.prose import Passage

HAN: Final = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]"
STOPS: Final = "，。、；：？！"
DIGITS: Final = NUMERALS


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
