"""P103: half-width brackets around Chinese text.

The round brackets of Chinese text are （） (GB/T 15834-2011 4.9.2). A pair is one of Chinese text if
one of the two is, if there is a Chinese character in it, or one before it and no letter inside. An
English sentence with Chinese words in brackets keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_PAIR = re.compile(r"[(（][^()（）\n]*+[)）]")
_WORD = re.compile("[a-z]{2}")
_HAN = re.compile(HAN)
_CHINESE = re.compile(rf"[（）]|{HAN}")
_FIGURE = re.compile(rf"(?<={HAN})\([0-9.%/ -]*\)")


def _check(passage: Passage) -> Iterator[Fault]:
    if not _WORD.search(passage.text) or _HAN.search(_PAIR.sub("", passage.text)):
        yield from _pairs(passage)


def _pairs(passage: Passage) -> Iterator[Fault]:
    for match in _PAIR.finditer(passage.text):
        pair = match[0]
        if (pair[0] == "（" and pair[-1] == "）") or not (
            _CHINESE.search(pair) or _FIGURE.match(passage.text, match.start())
        ):
            continue
        start, end = match.span()
        ends = (Edit(start, start + 1, "（"), Edit(end - 1, end, "）"))
        yield Fault(
            passage=passage,
            start=start,
            end=end,
            message=Text(
                "中文里用了半角括号，应当用“（）”", "half-width brackets in Chinese text: use （）"
            ),
            edits=tuple(edit for edit in ends if passage.text[edit.start] != edit.text),
            safe=True,
        )


RULE = Rule(
    code="P103",
    severity=Severity.WARNING,
    name=Text("半角括号", "Half-width brackets"),
    clause="GB/T 15834—2011 4.9.2",
    check=in_each_passage(_check),
)
