"""P101: half-width marks among Chinese characters.

Chinese text has the full-width forms of ，：；？！ (GB/T 15834-2011 4.2.2 to 4.7.2). A half-width
mark is one of Chinese text if the character before it is Chinese, or a closing mark with Chinese
text behind it, and a comma or semicolon also between a figure or a word and a Chinese character.
Times, addresses and Latin text keep theirs; a Chinese label before a figure or a word (电话:0123)
does not, where the text is mostly Chinese.
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
    rf"|[,:;?!](?:(?<={HAN}.)(?:(?P<latin>(?<=[,:;])(?=[A-Za-z])|(?<=:)(?=[0-9]))|(?![A-Za-z/:,;?!]|-?\)))"
    rf"|(?<=[,;])(?:(?<=[0-9%％”’」』》）)\"'].)|(?<=[A-Za-z]{{2}}.))(?={HAN}|[（“《])"
    rf"|(?<=[”’」』》）)][:?!])(?={HAN}|[（“《])|(?<=[”’」』》）][,;:])(?=[0-9]))"
)
_HAN = re.compile(HAN)
_RATIO = re.compile("比")
_NEAR = 5
"""Characters before a colon in which it is looked for what makes a ratio of it."""
_LATIN = re.compile("[A-Za-z]++")


def _check(passage: Passage) -> Iterator[Fault]:
    mostly_chinese: bool | None = None
    for match in _MARK.finditer(passage.text):
        if match["latin"] is not None:
            if _RATIO.search(passage.text, max(0, match.start() - _NEAR), match.start()):
                continue
            if mostly_chinese is None:
                mostly_chinese = len(_HAN.findall(passage.text)) >= len(
                    _LATIN.findall(passage.text)
                )
            if not mostly_chinese:
                continue
        yield _fault(passage, match)


def _fault(passage: Passage, match: re.Match[str]) -> Fault:
    full = match[0].translate(_FULL)
    return Fault(
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
