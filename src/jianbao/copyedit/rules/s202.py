"""S202: figures that mix digits with 千, 百, 十.

Beside Arabic digits only 万 and 亿 may stand as units (GB/T 15835-2011 5.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import NUMBER, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_UNITS = "兆米克瓦卡伏帕赫焦安字比分年周货"
_MIXED = re.compile(
    rf"(?<![\d.]){NUMBER}"
    rf"(?:[亿万](?:零?\d++[千百十])+(?!零?\d++[千百十])|[千百](?:零?\d++(?:[百十]|(?![百十])))*(?!零?\d))(?![{_UNITS}])[万亿]?+"
)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _MIXED.finditer(passage.text):
        message = Text(
            f"“{match[0]}”：阿拉伯数字后面只用“万”“亿”做单位",
            f"{match[0]}: beside digits only 万 and 亿 are units",
        )
        yield fault(passage, match.span(), message)


RULE = Rule(
    code="S202",
    severity=Severity.WARNING,
    name=Text("数字里的千、百", "千 and 百 beside digits"),
    clause="GB/T 15835—2011 5.3",
    mainland=True,
    check=in_each_passage(_check),
)
