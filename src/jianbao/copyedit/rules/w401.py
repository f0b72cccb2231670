"""W401: a word written twice by a slip.

Only what never stands twice in official prose is told: particles and short words of grammar, and
words of two characters from a list. 天天, 人人, 想想, 商量商量 are good Chinese.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

# What rightly stands twice somewhere is left out: 向向 of names, 对对 of 成双, 会会 of 一会会.
_SINGLE = "的了是在和与及将为把被从于之以而并或就也都有要由使让给但若如其该此这那很更最已正未不没所"
_DOUBLE = (
    "工作|会议|学校|教育|教师|学生|单位|部门|要求|强调|指出|认真|进一步|开展|进行|加强|提高|推进|落实|"
    "全面|深入|切实|坚持|通过|关于|根据|按照|我们|他们|同志|领导|干部|群众|安全|管理|制度|责任|检查|督查|"
    "方案|通知|报告|问题|情况|措施|目标|任务|建设|发展|改革|质量|活动|组织|召开|参加|以及|并且|因此|同时"
)
_TWICE = re.compile(
    rf"(?<![不目标有])(?P<word>[{_SINGLE}])(?P=word)(?![不确])|(?P<longer>{_DOUBLE})(?P=longer)"
)
_FINE = frozenset({"最最", "如如", "更更", "不不", "正正", "是是", "有有", "将将", "在在"})


def _right(match: re.Match[str]) -> str | None:
    return None if match[0] in _FINE else match["word"] or match["longer"]


RULE = Rule(
    code="W401",
    severity=Severity.WARNING,
    name=Text("重复的字词", "Doubled words"),
    check=suggesting(_TWICE, _right),
)
