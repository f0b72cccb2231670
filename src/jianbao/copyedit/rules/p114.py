"""P114: a stop behind a number in brackets, or 、 behind 第一 and 首先.

A number in brackets or in a circle takes no stop; 第一, 首先 and their like take a comma (GB/T
15834-2011 B.3.1, B.3.4).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import DIGITS, replacing
from jianbao.diagnostics import Severity, Text

_BEHIND = re.compile(
    rf"(?:(?<=^（[{DIGITS}十]）)|(?<=^（[{DIGITS}十]{{2}}）)|(?<=^（\d）)|(?<=^（\d\d）)|(?<=^[①-⑳]))[、，.．](?![（\d])"
    rf"|(?:^|(?<=[。；]))(?P<word>第[{DIGITS}十]|首先|其次|再次|最后)、(?![第{DIGITS}十其])"
)

RULE = Rule(
    code="P114",
    severity=Severity.WARNING,
    name=Text("序次语后的标点", "Marks behind ordinals"),
    clause="GB/T 15834—2011 B.3.1、B.3.4",
    mainland=True,
    check=replacing(_BEHIND, lambda match: f"{match['word']}，" if match["word"] else ""),
)
