"""S212: forms of a document's number: 达教发〔2021〕8号.

The year stands in 〔〕, in full, and the number without 第 and without zeros before it (GB/T 9704-2012
7.2.5). Numbers of law cases, （2021）川17民终1号, have a form of their own.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, suggesting
from jianbao.diagnostics import Severity, Text

_NUMBER = re.compile(
    rf"(?:(?<=[发函办字通令复呈报教政委党组文])[\[【［(（]|(?<={HAN})〔|(?<=》)〔)(?P<year>(?:19|20)\d\d)年?[〕\]】］)）]"
    r"(?:第?0*)(?P<number>[1-9]\d{0,4})号"
)

RULE = Rule(
    code="S212",
    severity=Severity.WARNING,
    name=Text("发文字号的写法", "Forms of a document's number"),
    clause="GB/T 9704—2012 7.2.5",
    mainland=True,
    check=suggesting(_NUMBER, lambda match: f"〔{match['year']}〕{match['number']}号"),
)
