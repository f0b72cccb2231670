"""P118: signs between the ends of a range.

A span of time has — between its ends, a range of figures ～ (GB/T 15834-2011 4.13.3.2, 4.13.3.3);
the hyphen joins parts of a name, the half-width ~ belongs to programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.patterns import suggesting
from jianbao.diagnostics import Severity, Text

_TIMES = "月日时分号"
_UNITS = "人名个所家年天周岁元万亿次件项份套台平方米公里千克吨度%％"
_RANGE = re.compile(
    r"(?<![\d\-.A-Za-z/])(?P<first>\d++(?:\.\d++)?[%％万亿]?)[-~–－]"
    rf"(?=\d++(?:\.\d++)?(?P<unit>学?年|分钟|[{_TIMES}{_UNITS}]|$|[，。）]))"
)
_MOMENT = (
    r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年|\d{1,2}日|\d{1,2}[:：]\d{2}|\d{1,2}[时点](?:\d{1,2}分|半)?"
    "|(?:周|星期)[一二三四五六日天])"
)
_SPAN = re.compile(
    rf"(?<![\d\-.A-Za-z/:：])(?=[\d周星])(?P<from>{_MOMENT}(?:[上下中]午)?)[-~–－](?=(?:[次当]日)?(?:[上下中]午)?{_MOMENT})"
)
"""From one moment to another, each named in full: 3月1日-3月10日, 8:00-11:30, 周一-周五."""
_ADDRESS = re.compile(r"[路街道巷弄村镇里坊园区苑院楼][东西南北中]?\s?$|[东西南北]段\s?$")
"""What a number of a house stands behind: 人民路118-2号 is one house."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def _right(match: re.Match[str]) -> str | None:
    first, unit = match["first"], match["unit"]
    if unit == "号" and _ADDRESS.search(match.string[: match.start()]):
        return None
    if unit and unit in "%％万亿" and not first.endswith(unit):
        return None  # S203 and S210 speak of it
    following = match.string[match.end() : match.end() + 5]
    if unit.endswith("年") or unit in "，。）":  # also empty, at the end
        years = _YEAR.fullmatch(first) and re.match(r"(?:19|20)\d\d(?!\d)", following)
        return f"{first}—" if years else f"{first}～" if unit == "年" else None
    return f"{first}—" if unit in _TIMES else f"{first}～"


_in_figures = suggesting(_RANGE, _right)
_between_moments = suggesting(_SPAN, lambda match: f"{match['from']}—")


def _check(copy: ProofCopy) -> Iterator[Found]:
    yield from _in_figures(copy)
    yield from _between_moments(copy)


RULE = Rule(
    code="P118",
    severity=Severity.WARNING,
    name=Text("连接号", "Signs of a range"),
    clause="GB/T 15834—2011 4.13.3",
    mainland=True,
    check=_check,
)
