"""W405: a wrong character in a fixed phrase.

The phrases are those of `misspellings`; none of them can be right, but for where two words meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.lexicon import is_across
from jianbao.copyedit.misspellings import MISSPELLINGS
from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import any_of, fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_MISSPELT = any_of(MISSPELLINGS)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _MISSPELT.finditer(passage.text):
        if not is_across(passage.text, *match.span()):
            right = MISSPELLINGS[match[0]]
            yield fault(passage, match.span(), instead(match[0], right), right=right, safe=True)


RULE = Rule(
    code="W405",
    severity=Severity.WARNING,
    name=Text("固定词语里的错字", "Misspelt fixed phrases"),
    check=in_each_passage(_check),
)
