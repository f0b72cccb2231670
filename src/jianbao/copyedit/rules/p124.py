"""P124: a dot between the month and the day that name an event.

“3·15”, “12·9” have the middle dot (GB/T 15834-2011 4.14.3.5; GB/T 15835-2011 5.1.6). 3.15 is told
only where a word that goes with such dates follows.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_DATE = re.compile(
    r"(?<![\d.])(?P<month>1[0-2]|[1-9])[.．•‧・](?P<day>3[01]|[12]\d|[1-9])(?![\d.%])"
    r"(?=[”’]?(?:汶川|玉树|芦山|大地震|特大|事故|事件|惨案|运动|讲话|消费者|国际消费|世界|全国|禁毒))"
)

RULE = Rule(
    code="P124",
    severity=Severity.WARNING,
    name=Text("月日之间的间隔号", "The dot of a date that is a name"),
    clause="GB/T 15834—2011 4.14.3.5",
    mainland=True,
    check=suggesting(_DATE, lambda match: f"{match['month']}·{match['day']}"),
)
