"""P119: forms of the middle dot that are none.

The dot within names from other languages and in 12·9 is U+00B7 (GB/T 15834-2011 4.14.2).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, replacing
from jianbao.diagnostics import Severity, Text

_FORMS = re.compile(rf"(?<={HAN})[•‧・･∙⋅](?={HAN})")

RULE = Rule(
    code="P119",
    severity=Severity.WARNING,
    name=Text("间隔号的形式", "Form of the middle dot"),
    clause="GB/T 15834—2011 4.14.2",
    mainland=True,
    check=replacing(_FORMS, lambda _: "·"),
)
