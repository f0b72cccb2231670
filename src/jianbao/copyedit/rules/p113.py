"""P113: a pause mark between quoted items or titles.

Between items in “” or 《》 that follow each other directly, 、 is usually left out (GB/T 15834-2011
4.5.3.5). Where an item without marks is in the same row, it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_ITEM = r"(?:“[^“”]{1,60}+”|《[^《》]{1,60}+》)"
_ROW = re.compile(rf"(?<!、){_ITEM}(?:、{_ITEM})+(?!、)")
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")


def _check(passage: Passage) -> Iterator[Fault]:
    if not _BETWEEN.search(passage.text):
        return
    for row in _ROW.finditer(passage.text):
        for match in _BETWEEN.finditer(passage.text, *row.span()):
            yield fault(passage, match.span(), instead("、", ""), right="")


RULE = Rule(
    code="P113",
    severity=Severity.NOTICE,
    name=Text("引号、书名号之间的顿号", "、 between quoted items"),
    clause="GB/T 15834—2011 4.5.3.5",
    mainland=True,
    check=in_each_passage(_check),
)
