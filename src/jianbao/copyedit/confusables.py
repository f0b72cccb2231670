"""Words that are taken for one another, and what around them tells that the other one is meant.

The list has a line each: what is written, what is meant, what must stand before and behind it as
regular expressions (``-`` for anything), and why. What is before is looked for in a few characters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from jianbao.copyedit.lexicon import is_across
from jianbao.copyedit.patterns import any_of

_LIST: Final = files("jianbao.copyedit") / "wordlists" / "confusables.txt"
_BEFORE_AT_MOST: Final = 8
_ANYTHING: Final = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusable:
    """``written`` between ``before`` and ``behind`` is a slip for ``meant``, by ``reason``."""

    written: str
    meant: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    reason: str

    def is_at(self, text: str, start: int) -> bool:
        """Whether what is written at ``start`` is the slip."""
        end = start + len(self.written)
        if self.behind and not self.behind.match(text, end):
            return False
        if self.before and not self.before.search(text, max(0, start - _BEFORE_AT_MOST), start):
            return False
        return not is_across(text, start, end)


@cache
def _confusables() -> Mapping[str, Sequence[Confusable]]:
    """Return the list by what is written."""
    found: dict[str, list[Confusable]] = defaultdict(list)
    for line in _LIST.read_text("utf-8").splitlines():
        written, meant, before, behind, reason = line.split("\t")
        found[written].append(
            Confusable(
                written=written,
                meant=meant,
                before=None if before == _ANYTHING else re.compile(f"{before}$"),
                behind=None if behind == _ANYTHING else re.compile(behind),
                reason=reason,
            )
        )
    return found


@cache
def _written() -> re.Pattern[str]:
    return any_of(_confusables())


def slips_in(text: str) -> Iterator[tuple[int, Confusable]]:
    """Yield what in ``text`` is a slip for another word, with its place."""
    for match in _written().finditer(text):
        for confusable in _confusables()[match[0]]:
            if confusable.is_at(text, match.start()):
                yield match.start(), confusable
                break
