"""P122: quotation marks the wrong way round.

“ opens and ” closes (GB/T 15834-2011 4.8.2). An even number of marks that do not pair as they
stand are taken to open and close in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.quotation_marks import quoting
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_OTHER = {"“": "”", "”": "“"}


def _check(passage: Passage) -> Iterator[Fault]:
    for place in quoting(passage.text).turned:
        right = _OTHER[passage.text[place]]
        yield Fault(
            passage=passage,
            start=place,
            end=place + 1,
            message=Text(f"引号方向不对，应当是{right}", f"write {right}"),
            edits=(Edit(place, place + 1, right),),
        )


RULE = Rule(
    code="P122",
    severity=Severity.WARNING,
    name=Text("引号方向", "Direction of quotation marks"),
    clause="GB/T 15834—2011 4.8.2",
    check=in_each_passage(_check),
)
