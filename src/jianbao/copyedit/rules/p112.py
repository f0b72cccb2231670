"""P112: a pause mark beside 和, 与, 及, 以及.

The conjunction joins the last item, so no 、 stands before it (GB/T 15834-2011 4.5.3).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_BESIDE = re.compile(
    r"、(?:以及|和(?![平谐睦解蔼气善缓美谈县田衷约声服音棋尚顺静煦硕])|与(?![会此其日时众否共])|及(?![时早格第物其]))"
)

RULE = Rule(
    code="P112",
    severity=Severity.WARNING,
    name=Text("顿号在连词旁", "、 beside a conjunction"),
    clause="GB/T 15834—2011 4.5.3",
    check=suggesting(_BESIDE, lambda match: match[0][1:]),
)
