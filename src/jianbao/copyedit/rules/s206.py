"""S206: a pause mark within a rough figure.

三四个 is three or four; 、 would make it two figures (GB/T 15835-2011 5.2.1; GB/T
15834-2011 4.5.3.4). At the head of a paragraph the first numeral is a number: 二、三个着力.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import DIGITS, suggesting
from jianbao.diagnostics import Severity, Text

_ROUGH = re.compile(
    rf"(?<=.)(?<![第列获居排{DIGITS}十、])(?P<one>[{DIGITS}])、(?P<two>[{DIGITS}])(?P<unit>[十百千万]?(?:个|名|人(?!民)|天|次(?!性)|项|家|条|公里|小时|分钟|所|户|位|张|本|册|辆|座|岁|篇|年(?!级)))"
)


def _right(match: re.Match[str]) -> str | None:
    follows = DIGITS.index(match["two"]) - DIGITS.index(match["one"]) == 1
    return f"{match['one']}{match['two']}{match['unit']}" if follows else None


RULE = Rule(
    code="S206",
    severity=Severity.WARNING,
    name=Text("概数里的顿号", "、 in a rough figure"),
    clause="GB/T 15834—2011 4.5.3.4",
    mainland=True,
    check=suggesting(_ROUGH, _right),
)
