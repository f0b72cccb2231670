"""P118: signs between the ends of a range.

A range of figures has ～ between its ends, a span of time — (GB/T 15834-2011 4.13.3.2, 4.13.3.3);
the hyphen joins parts of a name, the half-width ~ belongs to programs.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_UNITS = "人名个所家年月日时分天周岁元万亿次件项份套台平方米公里千克吨度%％"
_RANGE = re.compile(
    rf"(?<![\d\-.A-Za-z])(?P<years>(?:19|20)\d\d)[-~–](?=(?:19|20)\d\d(?:学?年|$|[，。）]))"
    rf"|(?<![\d\-.A-Za-z])(?P<figures>\d+(?:\.\d+)?[%％万亿]?)[-~–](?=\d+(?:\.\d+)?(?![\d\-.])[{_UNITS}])"
)

RULE = Rule(
    code="P118",
    severity=Severity.WARNING,
    name=Text("连接号", "Signs of a range"),
    clause="GB/T 15834—2011 4.13.3",
    check=suggesting(
        _RANGE, lambda match: f"{match['years']}—" if match["years"] else f"{match['figures']}～"
    ),
)
