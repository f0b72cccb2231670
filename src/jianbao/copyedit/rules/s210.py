"""S210: a range whose first figure lacks the 万 or 亿 of the second.

13万元～17万元 or 13万～17万元, not 13～17万元: read strictly the first end would be thirteen yuan
(GB/T 15835-2011 5.1.3).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import NUMBER, suggesting
from jianbao.diagnostics import Severity, Text

_RANGE = re.compile(
    rf"(?<![\d.%～~—-])(?P<first>{NUMBER})(?P<sign>[～~—-])(?P<second>{NUMBER})"
    r"(?P<unit>[万亿])"
)


def _right(match: re.Match[str]) -> str | None:
    first, second = float(match["first"]), float(match["second"])
    if first >= second:  # 5000～2万 has its units
        return None
    sign = "—" if match["sign"] == "—" else "～"
    return f"{match['first']}{match['unit']}{sign}{match['second']}{match['unit']}"


RULE = Rule(
    code="S210",
    severity=Severity.WARNING,
    name=Text("数值范围的“万”“亿”", "万 and 亿 in a range"),
    clause="GB/T 15835—2011 5.1.3",
    mainland=True,
    check=suggesting(_RANGE, _right),
)
