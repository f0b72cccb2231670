"""P122: quotation marks the wrong way round.

“ opens and ” closes (GB/T 15834-2011 4.8.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_MARKS = re.compile("[“”]")
_RIGHT = ("“", "”")


def _check(passage: Passage) -> Iterator[Fault]:
    found = list(_MARKS.finditer(passage.text))
    if len(found) % 2:
        return
    depth = 0
    for match in found:
        depth += 1 if match[0] == "“" else -1
        if depth not in (0, 1):
            break
    else:
        return
    for number, match in enumerate(found):
        right = _RIGHT[number % 2]
        if match[0] != right:
            yield Fault(
                passage=passage,
                start=match.start(),
                end=match.end(),
                message=Text(f"引号方向不对，应当是{right}", f"write {right}"),
                edits=(Edit(match.start(), match.end(), right),),
            )


RULE = Rule(
    code="P122",
    severity=Severity.WARNING,
    name=Text("引号方向", "Direction of quotation marks"),
    clause="GB/T 15834—2011 4.8.2",
    check=in_each_passage(_check),
)
