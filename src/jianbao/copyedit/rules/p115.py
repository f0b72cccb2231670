"""P115: the wrong mark behind a number at the head of a paragraph.

Chinese numerals take 、 and Arabic numerals a dot (GB/T 15834-2011 B.3.2, B.3.3).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import DIGITS, HAN, replacing
from jianbao.diagnostics import Severity, Text

_NUMBER = re.compile(
    rf"^(?P<arabic>\d{{1,2}})、(?={HAN}|[“《])|^(?P<chinese>[{DIGITS}]?十?[{DIGITS}]?)(?<=[{DIGITS}十])[.．](?={HAN}|[“《])"
)

RULE = Rule(
    code="P115",
    severity=Severity.WARNING,
    name=Text("序号后的标点", "Marks behind numbers"),
    clause="GB/T 15834—2011 B.3.2、B.3.3",
    mainland=True,
    check=replacing(
        _NUMBER, lambda match: f"{match['arabic']}." if match["arabic"] else f"{match['chinese']}、"
    ),
)
