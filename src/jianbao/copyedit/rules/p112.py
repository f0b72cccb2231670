"""P112: a pause mark beside 和, 与, 及, 以及.

The conjunction joins the last item, so that no 、 stands before it; 以及 behind long items takes a
comma (GB/T 15834-2011 4.5.3.1, A.3).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_BESIDE = re.compile(
    r"、(?P<word>以及|和(?![平谐睦解蔼气善缓美谈县田衷约声服音棋尚顺静煦硕悦风合])|与(?![会此其日时众否共]|世隔)(?=[^，。；：、]{1,6}(?:[，。；：）]|$))|及(?![时早格第物其]))"
)

RULE = Rule(
    code="P112",
    severity=Severity.WARNING,
    name=Text("顿号在连词旁", "、 beside a conjunction"),
    clause="GB/T 15834—2011 4.5.3.1、A.3",
    check=suggesting(_BESIDE, lambda match: "，以及" if match["word"] == "以及" else match["word"]),
)
