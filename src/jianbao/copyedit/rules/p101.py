"""P101: half-width marks among Chinese characters.

Chinese text has the full-width forms of ，：；？！ (GB/T 15834-2011 4.2.2 to 4.7.2). A half-width
mark is one of Chinese text if the character before it is Chinese, and a comma or semicolon also
between a figure or a word and a Chinese character. Times, addresses and Latin text keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_FULL = str.maketrans(",:;?!", "，：；？！")
_MARK = re.compile(
    rf"(?<={HAN})[,?!]{{2,3}}+(?![0-9A-Za-z,?!])"
    rf"|[,:;?!](?:(?<={HAN}.)(?![A-Za-z/:,;?!]|-?\))(?!(?<=:)[0-9])"
    rf"|(?<=[,;])(?:(?<=[0-9%％”’」』》）)\"'].)|(?<=[A-Za-z]{{2}}.))(?={HAN}))"
)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _MARK.finditer(passage.text):
        full = match[0].translate(_FULL)
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
    clause="GB/T 15834—2011 4.2.2、4.3.2、4.4.2、4.6.2、4.7.2",
    check=in_each_passage(_check),
)
