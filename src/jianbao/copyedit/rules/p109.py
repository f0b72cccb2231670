"""P109: forms of the dash that are none.

The dash is —— , in the room of two characters and not broken (GB/T 15834-2011 4.10.2).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, replacing
from jianbao.diagnostics import Severity, Text

_FORMS = re.compile(
    rf"(?:(?<={HAN})|(?<=[”’》）。！？])|^)(?:-{{2,}}|－{{2,}}|─{{2,}}|―{{2,}}|–{{2,}}|—{{3,}})(?={HAN}|[“‘《（])"
)

RULE = Rule(
    code="P109",
    severity=Severity.WARNING,
    name=Text("破折号的形式", "Form of the dash"),
    clause="GB/T 15834—2011 4.10.2",
    check=replacing(_FORMS, lambda _: "——"),
)
