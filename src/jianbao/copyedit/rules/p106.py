"""P106: titles within a title that bear the same marks.

Within 《》 a title bears 〈〉, within 〈〉 again 《》 (GB/T 15834-2011 4.15.3.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_MARK = re.compile("[《》]")


def _check(passage: Passage) -> Iterator[Fault]:
    open_at: list[int] = []
    pairs: list[tuple[int, int, int]] = []
    for match in _MARK.finditer(passage.text):
        if match[0] == "《":
            open_at.append(match.start())
        elif open_at:
            pairs.append((open_at.pop(), match.start(), len(open_at)))
        else:
            return
    for start, end, depth in sorted(pairs):
        if depth == 1 and not open_at:
            yield _fault(passage, start, end)


def _fault(passage: Passage, start: int, end: int) -> Fault:
    return Fault(
        passage=passage,
        start=start,
        end=end + 1,
        message=Text("书名号里的书名号用“〈〉”", "a title within a title bears 〈〉"),
        edits=(Edit(start, start + 1, "〈"), Edit(end, end + 1, "〉")),
        safe="〈" not in passage.text[start:end],
    )


RULE = Rule(
    code="P106",
    severity=Severity.WARNING,
    name=Text("书名号套用", "Nested title marks"),
    clause="GB/T 15834—2011 4.15.3.5",
    check=in_each_passage(_check),
)
