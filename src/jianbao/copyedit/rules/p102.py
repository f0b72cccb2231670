"""P102: a half-width full stop at the end of a Chinese sentence.

The full stop of Chinese text is 。 (GB/T 15834-2011 4.1.2). A dot counts as one behind a Chinese
character if the sentence ends there or Chinese text goes on; not in a number, name of a file,
ellipsis or list.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import DIGITS, HAN, replacing
from jianbao.diagnostics import Severity, Text

_DOT = re.compile(rf"(?<={HAN})(?<![{DIGITS}十])[.．](?=\s*$|[”’）]|{HAN})")

RULE = Rule(
    code="P102",
    severity=Severity.WARNING,
    name=Text("半角句号", "Half-width full stop"),
    clause="GB/T 15834—2011 4.1.2",
    check=replacing(_DOT, lambda _: "。"),
)
