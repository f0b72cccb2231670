"""P108: an ellipsis beside 等.

Both say that more could be named; one is enough (GB/T 15834-2011 A.9.2).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_BOTH = re.compile(r"……(?P<word>等等?)(?![待候级额量距于])|(?P<last>等等?)……")

RULE = Rule(
    code="P108",
    severity=Severity.WARNING,
    name=Text("省略号与“等”并用", "Ellipsis beside 等"),
    clause="GB/T 15834—2011 A.9.2",
    check=suggesting(_BOTH, lambda match: match["word"] or match["last"]),
)
