"""P111: a pause mark before 等.

、 stands between the items named; 等 follows the last of them without a mark (GB/T
15834-2011 B.1.2).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.diagnostics import Severity, Text

_BEFORE = re.compile(
    r"、(?=等等?(?:[，。；：）”]|\s*$|方面|单位|部门|工作|内容|问题|学校|\d|[一二三四五六七八九十两]))"
)

RULE = Rule(
    code="P111",
    severity=Severity.WARNING,
    name=Text("顿号在“等”前", "、 before 等"),
    clause="GB/T 15834—2011 B.1.2",
    check=replacing(_BEFORE, lambda _: ""),
)
