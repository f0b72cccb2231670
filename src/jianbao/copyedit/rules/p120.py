"""P120: a space between two Chinese characters of running text.

Chinese is written without spaces between words; beside a stop they can be put right unasked. In
titles and lists of names a space sets apart what belongs apart, and is left alone there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind, Passage

_SPACE = re.compile(
    rf"(?<={HAN}) +(?={HAN})|(?<=：) +(?={HAN})"
    rf"|(?P<stop>(?<=[，。；、！？]) +(?={HAN})|(?<={HAN}) +(?=[，。；：、！？]))"
)
_SENTENCE = re.compile("[，。；]")


def _check(passage: Passage) -> Iterator[Fault]:
    if passage.kind is Kind.PARAGRAPH and " " in passage.text and _SENTENCE.search(passage.text):
        for match in _SPACE.finditer(passage.text):
            message = Text("汉字之间有空格", "a space between Chinese characters")
            certain = match["stop"] is not None
            yield fault(passage, match.span(), message, right="", safe=certain)


RULE = Rule(
    code="P120",
    severity=Severity.WARNING,
    name=Text("汉字之间的空格", "A space between characters"),
    check=in_each_passage(_check),
)
