"""P104: straight quotation marks around Chinese text.

The quotation marks of Chinese text are “” and, within them, ‘’ (GB/T 15834-2011 4.8.2). Straight
ones say not whether they open or close; they are put right where they come in pairs without doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_PAIR = re.compile(rf'"(?=[^"\n]*{HAN})[^"\n]*"')


def _check(passage: Passage) -> Iterator[Fault]:
    certain = passage.text.count('"') % 2 == 0 and not re.search("[“”]", passage.text)
    for match in _PAIR.finditer(passage.text):
        start, end = match.span()
        yield Fault(
            passage=passage,
            start=start,
            end=end,
            message=Text(
                "中文里用了直引号，应当用“”", "straight quotation marks in Chinese text: use “”"
            ),
            edits=(Edit(start, start + 1, "“"), Edit(end - 1, end, "”")),
            safe=certain,
        )


RULE = Rule(
    code="P104",
    severity=Severity.WARNING,
    name=Text("直引号", "Straight quotation marks"),
    clause="GB/T 15834—2011 4.8.2",
    check=in_each_passage(_check),
)
