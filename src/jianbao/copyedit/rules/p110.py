"""P110: marks repeated or heaped.

A stop stands once; ？ and ！ may be repeated up to three times (GB/T 15834-2011 4.2.3.3, 4.3.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_SAME = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)")
_TWO = re.compile("[，、；：。？！]{2}")
_MANY = re.compile(r"！{4,}|？{4,}")
_HEAPED = re.compile(r"[，、；：][。，、；：？！]+|。[，、；：？！]+")


def _check(passage: Passage) -> Iterator[Fault]:
    if not _TWO.search(passage.text):
        return
    for match in _SAME.finditer(passage.text):
        right = match[0][0]
        yield fault(passage, match.span(), instead(match[0], right), right=right, safe=True)
    for match in _MANY.finditer(passage.text):
        right = match[0][:3]
        yield fault(passage, match.span(), instead(match[0], right), right=right, safe=True)
    for match in _HEAPED.finditer(passage.text):
        if len(set(match[0])) > 1:
            message = Text(
                f"“{match[0]}”标点连用，只能留一个", f"{match[0]}: keep one of these marks"
            )
            yield fault(passage, match.span(), message)


RULE = Rule(
    code="P110",
    severity=Severity.WARNING,
    name=Text("标点重复", "Repeated marks"),
    clause="GB/T 15834—2011 4.2.3.3、4.3.3.3",
    check=in_each_passage(_check),
)
