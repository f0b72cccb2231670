"""W401: a word written twice by a slip.

Only what hardly ever stands twice in official prose is told. 天天, 人人, 研究研究 are good Chinese,
and one word may end as the next begins: 为了了解, 重要要求, 派出所所长, 党组织组织学习, 成就就是.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, suggesting
from jianbao.diagnostics import Severity, Text

_DOUBLE = (
    "进一步|开展|进行|加强|提高|推进|强调|指出|认真|全面|切实|关于|按照|我们|他们|召开|参加|以及|并且"
    "|因此|同时|确保|围绕|结合|针对|对于|为了|由于|如果|但是|全区|全市|全县"
)
# 新建建筑, 扩建建设用地: only where neither half belongs to a word.
_BUILD = (
    r"(?<![扩新改共筹创构兴修搭承重自续组在拟未已所援基土封党违初])(?P<build>建)建"
    r"(?![设筑议立成材制造好功言档库网仓国军])"
)
_TWICE = re.compile(
    r"(?<![目标有打似])的的(?!确)|(?<![不得])了了(?![之不解然结却断望无事])|(?P<one>[很这也没])(?P=one)"
    r"|会议会议(?=强调|指出|要求|认为|由|听取|传达|学习|研究|审议|决定|号召)"
    rf"|(?P<word>{_DOUBLE})(?P=word)(?!再)|(?![一几])(?P<run>{HAN}{{4,8}})(?P=run)(?!地)|{_BUILD}"
)

RULE = Rule(
    code="W401",
    severity=Severity.WARNING,
    name=Text("重复的字词", "Doubled words"),
    check=suggesting(_TWICE, lambda match: match[0][: len(match[0]) // 2]),
)
