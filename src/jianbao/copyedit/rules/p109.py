"""P109: forms of the dash that are none.

The dash is —— , in the room of two characters and not broken (GB/T 15834-2011 4.10.2).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, replacing
from jianbao.diagnostics import Severity, Text

_DASHES = r"(?:-{2,4}+|－{2,4}+|─{2,4}+|―{2,4}+|–{2,4}+|—{3,4}+)(?![-－─―–—])"
"""Longer ones are lines to write on."""
_LABEL = "姓名|班级|学校|年级|签名|签字|日期|电话|单位|职务|编号|学号|地址|性别|年龄|民族"
_FORMS = re.compile(
    rf"(?:(?<={HAN})|(?<=[”’》）。！？])|^)(?<!{_LABEL}){_DASHES}(?={HAN}|[“‘《（])"
)

RULE = Rule(
    code="P109",
    severity=Severity.WARNING,
    name=Text("破折号的形式", "Form of the dash"),
    clause="GB/T 15834—2011 4.10.2",
    check=replacing(_FORMS, lambda _: "——"),
)
