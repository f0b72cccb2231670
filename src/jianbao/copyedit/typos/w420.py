"""W420: a character that is probably wrong, and the one that is probably meant.

Doubtful only, so that nothing is changed unasked. What the book itself says again in the same
words, its own terms and its people are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from jianbao.copyedit.model import Copy, Fault, Found, Rule
from jianbao.copyedit.patterns import fault
from jianbao.copyedit.typos.alike import Alike, alike
from jianbao.copyedit.typos.language_model import open_model
from jianbao.copyedit.typos.search import suspects
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind, Passage

_RUN = re.compile("[\u4e00-\u9fff]+")
_READ = frozenset({
    Kind.TITLE, Kind.SUBTITLE, Kind.SUMMARY, Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM,
    Kind.QUOTATION, Kind.NOTE, Kind.CAPTION,
})  # fmt: skip
"""Names stand in the others."""
_OFTEN = 2
"""Times from which the book is taken to mean what it says."""


@cache
def _confusable() -> Alike:
    return alike(open_model().by_frequency)


def _check(copy: Copy) -> Iterator[Found]:
    found = [
        (prose, passage, doubtful)
        for prose in copy.texts
        for passage in prose.chinese
        if passage.kind in _READ
        for doubtful in _faults(passage, _own_words(copy))
    ]
    said = Counter(pair for _, passage, doubtful in found for pair in _pairs(passage, doubtful))
    for prose, passage, doubtful in found:
        if all(said[pair] < _OFTEN for pair in _pairs(passage, doubtful)):
            yield prose, doubtful


def _own_words(copy: Copy) -> re.Pattern[str] | None:
    """Return what finds the people and the terms that the book lists; None where it lists none."""
    settings = copy.config.check
    listed = {*dict(settings.names), *dict(settings.terms), *settings.ignore}
    return (
        re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))
        if listed
        else None
    )


def _faults(passage: Passage, own: re.Pattern[str] | None) -> Iterator[Fault]:
    kept = {
        place
        for match in (own.finditer(passage.text) if own else ())
        for place in range(*match.span())
    }
    for run in _RUN.finditer(passage.text):
        for suspect in suspects(run[0], open_model(), _confusable()):
            at = run.start() + suspect.place
            if at not in kept:
                written = passage.text[at]
                message = Text(
                    f"“{written}”疑为“{suspect.meant}”（{suspect.gain:.1f}）",
                    f"{suspect.meant} may be meant, not {written} ({suspect.gain:.1f})",
                )
                yield fault(passage, (at, at + 1), message, right=suspect.meant)


def _pairs(passage: Passage, doubtful: Fault) -> tuple[str, str]:
    """Return the doubtful character with the one before it, and with the one behind it."""
    text, start = passage.text, doubtful.start
    return text[max(0, start - 1) : start + 1], text[start : start + 2]


TYPOS = Rule(
    code="W420",
    severity=Severity.WARNING,
    name=Text("疑似错字", "Probably a wrong character"),
    mainland=True,
    check=_check,
)
"""Applied only where it is asked for. Raises UnavailableError where what it needs is not there."""
