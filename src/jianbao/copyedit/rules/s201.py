"""S201: the zero of a year in Chinese numerals.

A year in Chinese numerals has 〇 for its zeros: 二〇二一年, with U+3007 (GB/T 15835-2011 5.2.2, 5.2.5).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.diagnostics import Severity, Text

_YEAR = re.compile("(?<![一二三四五六七八九〇])[一二][一二三四五六七八九〇零○О0Oo]{3}(?=年)")
_ZEROS = re.compile("[零○О0Oo]")

RULE = Rule(
    code="S201",
    severity=Severity.WARNING,
    name=Text("年份里的零", "Zero in a year"),
    clause="GB/T 15835—2011 5.2.2、5.2.5",
    mainland=True,
    check=replacing(_YEAR, lambda match: _ZEROS.sub("〇", match[0])),
)
