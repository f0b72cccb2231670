"""P121: full-width digits and letters.

Digits and Latin letters are half-width in Chinese text (GB/T 15835-2011 5.1.7), and with
them the marks between: １９９６．７．１６ and ２５－３０％ are put right as wholes.
"""

from __future__ import annotations

import re
import unicodedata

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import replacing
from jianbao.diagnostics import Severity, Text

_WIDE = re.compile(
    r"[０-９Ａ-Ｚａ-ｚ]++(?:[．／：－％](?:－)?[０-９Ａ-Ｚａ-ｚ]++)*(?:[．％](?!\s))?"
)

RULE = Rule(
    code="P121",
    severity=Severity.WARNING,
    name=Text("全角数字和字母", "Full-width digits and letters"),
    clause="GB/T 15835—2011 5.1.7",
    check=replacing(_WIDE, lambda match: unicodedata.normalize("NFKC", match[0])),
)
