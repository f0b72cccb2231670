"""S203: a range whose first figure lacks the sign of the second.

10%～20%, not 10～20%: read strictly the first end would be ten whole (GB/T 15835-2011 5.1.3).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import NUMBER, replacing
from jianbao.diagnostics import Severity, Text

_RANGE = re.compile(rf"(?<![\d.%～~—-])(?P<first>{NUMBER})(?P<sign>[～~—-])(?P<second>{NUMBER}%)")


def _right(match: re.Match[str]) -> str:
    sign = "—" if match["sign"] == "—" else "～"
    return f"{match['first']}%{sign}{match['second']}"


RULE = Rule(
    code="S203",
    severity=Severity.WARNING,
    name=Text("数值范围的百分号", "Per cent in a range"),
    clause="GB/T 15835—2011 5.1.3",
    mainland=True,
    check=replacing(_RANGE, _right),
)
