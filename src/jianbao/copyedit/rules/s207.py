"""S207: full-width per cent and odd forms of it.

The sign is %, half-width, and stands behind digits: not 百分之50 (GB/T 15835-2011 4.1.1).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.diagnostics import Severity, Text

_FORMS = re.compile(r"(?P<wide>(?<=[0-9])％)|百分之(?P<digits>\d++(?:\.\d++)?+)(?![%％点几])")

RULE = Rule(
    code="S207",
    severity=Severity.WARNING,
    name=Text("百分数的写法", "Forms of per cent"),
    clause="GB/T 15835—2011 4.1.1",
    mainland=True,
    check=replacing(_FORMS, lambda match: "%" if match["wide"] else f"{match['digits']}%"),
)
