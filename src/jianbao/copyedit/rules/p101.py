"""P101: half-width marks among Chinese characters.

Chinese text has the full-width forms of ，。：；？！（） (GB/T 15834-2011 4, 5.1). A half-width mark
is one of Chinese text if the character before it is Chinese; numbers, times, addresses and Latin
words keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_MARK = re.compile(rf"(?<={_HAN})[,:;?!](?![0-9A-Za-z/,:;?!])|(?<=[”’》）]),(?={_HAN})")


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _MARK.finditer(passage.text):
        full = _FULL[match[0]]
        yield Fault(
            passage=passage,
            start=match.start(),
            end=match.end(),
            message=Text(
                f"中文里用了半角“{match[0]}”，应当用“{full}”",
                f"a half-width {match[0]} in Chinese text: write {full}",
            ),
            edits=(Edit(match.start(), match.end(), full),),
            safe=True,
        )


RULE = Rule(
    code="P101",
    severity=Severity.WARNING,
    name=Text("半角标点", "Half-width marks"),
    clause="GB/T 15834—2011 4、5.1",
    check=in_each_passage(_check),
)
