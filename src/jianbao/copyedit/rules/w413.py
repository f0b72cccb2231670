"""W413: a sentence that loses its subject: 通过培训，使教师掌握了方法.

What stands behind 通过, 经过, 随着 or 由于 is no subject; 使 wants one. Without 使 the sentence is whole. Told
only where the sentence begins with them: 学校通过培训，使教师…… has its subject. It is heard everywhere,
so that it is a notice and a suggestion.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_LOST = re.compile(
    r"(?:^|(?<=[。！？；]))(?:通过|经过|随着|由于)[^，。！？；：]{2,40}，(?P<makes>使得?)"
    r"(?![用命馆者节团劲劳得徒唤然])(?=[\u4e00-\u9fff]{2})"
)


def _right(match: re.Match[str]) -> str:
    return match[0][: match.start("makes") - match.start()]


RULE = Rule(
    code="W413",
    severity=Severity.NOTICE,
    name=Text("缺主语：通过……使……", "A sentence without its subject"),
    check=suggesting(_LOST, _right),
)
