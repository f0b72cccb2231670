"""S204: a zero before the month or the day.

2021年1月5日, without zeros (GB/T 9704-2012 7.3.5.4).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.diagnostics import Severity, Text

_ZERO = re.compile(
    r"(?<=年)0(?=[1-9]月)|(?<=月)0(?=[1-9]日)|(?<![\d年])0(?=[1-9]月(?:0?[1-9]|[12]\d|3[01])日)"
)

RULE = Rule(
    code="S204",
    severity=Severity.WARNING,
    name=Text("日期里的虚位", "Zeros in a date"),
    clause="GB/T 9704—2012 7.3.5.4",
    mainland=True,
    check=replacing(_ZERO, lambda _: ""),
)
