"""P107: forms of the ellipsis that are none.

The ellipsis is …… : six dots in the room of two characters, twelve for a whole paragraph (GB/T
15834-2011 4.11.2, A.9.1). Dots of Latin text are left alone, and so are those of a form that is to
be filled in and of a row of figures (1，2，…，100).
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import HAN, replacing
from jianbao.diagnostics import Severity, Text

_CHINESE = rf"(?:{HAN}|[，。、；：？！“”‘’（）《》])"
_FORMS = re.compile(
    rf"。{{3,}}+|(?<={HAN})(?:\.{{3,}}+|·{{3,}}+|．{{3,}}+)"
    rf"|(?<![0-9A-Za-z][，、])(?<![….])(?:…{{5,}}+|…(?:……|(?!……)))(?![….])(?:(?<={_CHINESE}…)|(?<={_CHINESE}………)|(?<=…{{5}})|(?={_CHINESE}))"
)
_PARAGRAPH = "…………"
_SHORT = 8
"""Signs up to which a run of dots is one ellipsis."""
_LONGEST = {"…": 16}
_LONGEST_OF_DOTS = 12
"""Signs of the longest ellipsis; what is longer is a line to write on."""


def _right(match: re.Match[str]) -> str:
    if len(match[0]) > _LONGEST.get(match[0][0], _LONGEST_OF_DOTS):
        return match[0]
    return _PARAGRAPH if len(match[0]) > _SHORT else "……"


RULE = Rule(
    code="P107",
    severity=Severity.WARNING,
    name=Text("省略号的形式", "Form of the ellipsis"),
    clause="GB/T 15834—2011 4.11.2、A.9.1",
    check=replacing(_FORMS, _right),
)
