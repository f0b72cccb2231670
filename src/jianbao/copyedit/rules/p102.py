"""P102: a half-width full stop at the end of a Chinese sentence.

The full stop of Chinese text is 。 (GB/T 15834-2011 4.1.2). A dot counts as one behind a Chinese
character if the sentence ends there or Chinese text goes on; not in a number, name of a file,
ellipsis or list. Within a passage it may stand for the middle dot of a name, so that only a dot at
the end is put right unasked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import DIGITS, HAN, fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind, Passage

_DOT = re.compile(rf"[.．](?<={HAN}.)(?<![{DIGITS}十].)(?:(?P<end>\s*$|[”’）])|(?={HAN}))")
_TITLES = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.KICKER, Kind.HEADING})


def _check(passage: Passage) -> Iterator[Fault]:
    if passage.kind in _TITLES:
        return
    for match in _DOT.finditer(passage.text):
        at, certain = match.start(), match["end"] is not None
        yield fault(
            passage, (at, at + 1), instead(passage.text[at], "。"), right="。", safe=certain
        )


RULE = Rule(
    code="P102",
    severity=Severity.WARNING,
    name=Text("半角句号", "Half-width full stop"),
    clause="GB/T 15834—2011 4.1.2",
    check=in_each_passage(_check),
)
