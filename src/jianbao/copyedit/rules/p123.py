"""P123: a quotation within a quotation that bears the same marks.

The outer one has “” and the inner one ‘’ (GB/T 15834-2011 4.8.3.4); with 「」 the inner one has 『』.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.quotation_marks import quoting
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_INNER = {"“": "‘’", "「": "『』"}


def _check(passage: Passage) -> Iterator[Fault]:
    for outer, inner in _INNER.items():
        for start, end in quoting(passage.text, outer).nested:
            yield Fault(
                passage=passage,
                start=start,
                end=end + 1,
                message=Text(f"引号里面的引号用{inner}", f"a quotation within one bears {inner}"),
                edits=(Edit(start, start + 1, inner[0]), Edit(end, end + 1, inner[1])),
            )


RULE = Rule(
    code="P123",
    severity=Severity.WARNING,
    name=Text("引号套用", "Nested quotations"),
    clause="GB/T 15834—2011 4.8.3.4",
    check=in_each_passage(_check),
)
