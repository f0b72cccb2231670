"""P113: a pause mark between quoted items or titles.

Between items in “” or 《》 that follow each other directly, 、 is usually left out (GB/T 15834-2011
4.5.3.5).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")

RULE = Rule(
    code="P113",
    severity=Severity.NOTICE,
    name=Text("引号、书名号之间的顿号", "、 between quoted items"),
    clause="GB/T 15834—2011 4.5.3.5",
    mainland=True,
    check=suggesting(_BETWEEN, lambda _: ""),
)
