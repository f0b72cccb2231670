"""W405: a wrong character in a fixed phrase.

The phrases are those of `slips`; none of them can be right.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.copyedit.slips import SLIPS
from jianbao.diagnostics import Severity, Text

_SLIP = re.compile("|".join(map(re.escape, sorted(SLIPS, key=len, reverse=True))))

RULE = Rule(
    code="W405",
    severity=Severity.WARNING,
    name=Text("固定词语里的错字", "Slips in fixed phrases"),
    check=replacing(_SLIP, lambda match: SLIPS[match[0]]),
)
