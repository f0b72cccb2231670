"""S207: full-width per cent and odd forms of it.

The sign is %, half-width, and stands behind digits: not 百分之50 (GB/T 15835-2011 4.1.1).
A range or a row of figures is put right as a whole: 百分之20至30 is 20%至30%.
"""

from __future__ import annotations

import re

from jianbao.copyedit.model import Rule
from jianbao.copyedit.patterns import NUMBER, replacing
from jianbao.diagnostics import Severity, Text

_JOINS = "[、至到～~—–-]"
_FORMS = re.compile(
    rf"(?P<wide>(?<=[0-9])％)|百分之(?P<first>{NUMBER})(?P<more>(?:{_JOINS}{NUMBER})*(?!{_JOINS}\d))"
    r"(?![%％点几多余])(?P<ends>(?=[的，。；：、）以之左上不]|\s*$))?"
)
_SIGNS = {"-": "～", "~": "～", "–": "～"}
_JOINED = re.compile(r"(?P<sign>\D)(?P<number>[\d.]++)")


def _right(match: re.Match[str]) -> str:
    """Return the figures with their signs: a row or range of them all, or none of them.

    Behind the last one stands nothing that it could count: 百分之20、30名学生 are left alone.
    """
    if match["wide"]:
        return "%"
    if match["more"] and match["ends"] is None:
        return match[0]
    more = _JOINED.sub(
        lambda one: f"{_SIGNS.get(one['sign'], one['sign'])}{one['number']}%", match["more"]
    )
    return f"{match['first']}%{more}"


RULE = Rule(
    code="S207",
    severity=Severity.WARNING,
    name=Text("百分数的写法", "Forms of per cent"),
    clause="GB/T 15835—2011 4.1.1",
    mainland=True,
    check=replacing(_FORMS, _right),
)
