"""W420: a character that is probably wrong, and the one that is probably meant.

Doubtful only, so that nothing is changed unasked. What the book itself says again in the same
words, its own terms and its people are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.copyedit.patterns import any_of, fault
from jianbao.copyedit.typos.alike import Alike, alike
from jianbao.copyedit.typos.language_model import open_model
from jianbao.copyedit.typos.search import suspects
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind

_RUN = re.compile("[\u4e00-\u9fff]+")
_READ = frozenset({
    PassageKind.TITLE, PassageKind.SUBTITLE, PassageKind.SUMMARY, PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.ITEM,
    PassageKind.QUOTATION, PassageKind.NOTE, PassageKind.CAPTION,
})  # fmt: skip
"""Names stand in the others."""
_OFTEN = 2
"""Times from which the book is taken to mean what it says."""


@cache
def _confusable() -> Alike:
    return alike(open_model().by_frequency)


def _check(copy: ProofCopy) -> Iterator[Found]:
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


def _own_words(copy: ProofCopy) -> re.Pattern[str]:
    """Return what finds the people and the terms that the book lists."""
    settings = copy.config.check
    return any_of({*dict(settings.names), *dict(settings.terms), *settings.ignore})


def _faults(passage: Passage, own: re.Pattern[str]) -> Iterator[Fault]:
    kept = {place for match in own.finditer(passage.text) for place in range(*match.span())}
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
