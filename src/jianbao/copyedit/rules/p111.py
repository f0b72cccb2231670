"""P111: a pause mark before 等.

等 belongs to the last item, so that no 、 stands before it (GB/T 15834-2011 B.1.2). 等 is a verb as
well (停一停、等一等; 在家学习、等学校通知): only where nothing follows that one could wait for is the
mark taken away unasked, and a suggestion is made only behind the name of an office or a school and
before a count of such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_BODY = "[局委办厅部院校园所站室科股处会镇乡村县市区省学司组]"
_COUNTED = r"(?:\d+|[一二三四五六七八九十两百]+)余?多?(?:个|名|位|家|所|项|种|类|条|门|部|省|市|县|区|镇|乡|校)(?!小时|星期|月|人来)"
_BEFORE = re.compile(
    r"(?P<last>[^，。；：、！？]{1,3})、(?:(?P<ends>等(?=[，。；：）”]|\s*$))"
    rf"|(?<={_BODY}、)等(?:方面|单位|部门|工作|内容|问题|学校|机关|机构|地)|等{_COUNTED})"
)
_VERB = re.compile("(.)一?\\1$|[看听想停走]$")


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _BEFORE.finditer(passage.text):
        at = match.end("last")
        safe = match["ends"] is not None and not _VERB.search(match["last"])
        yield fault(passage, (at, at + 1), instead("、", ""), right="", safe=safe)


RULE = Rule(
    code="P111",
    severity=Severity.WARNING,
    name=Text("顿号在“等”前", "、 before 等"),
    clause="GB/T 15834—2011 B.1.2",
    check=in_each_passage(_check),
)
