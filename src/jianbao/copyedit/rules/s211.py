"""S211: a decimal fraction without its zero.

0.46, not .46 (GB/T 15835-2011 5.1.2). Told where Chinese text goes before and a unit follows.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, suggesting
from jianbao.diagnostics import Severity, Text

_FRACTION = re.compile(
    rf"(?<={HAN})\.(?P<digits>\d{{1,4}}+)(?=[%％万亿元米克吨秒℃]|个?百分点|公里|千米|千克|平方|立方)"
)

RULE = Rule(
    code="S211",
    severity=Severity.WARNING,
    name=Text("小数点前的零", "Zero before the decimal point"),
    clause="GB/T 15835—2011 5.1.2",
    mainland=True,
    check=suggesting(_FRACTION, lambda match: f"0.{match['digits']}"),
)
