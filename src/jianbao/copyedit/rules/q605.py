"""Q605: a day that is said to be a festival of another date.

9月10日是教师节: festivals of a fixed date, by the decisions that set them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_DAYS = {
    "元旦": (1, 1), "植树节": (3, 12), "国际劳动妇女节": (3, 8), "三八妇女节": (3, 8),
    "国际劳动节": (5, 1), "五一劳动节": (5, 1), "五四青年节": (5, 4), "国际儿童节": (6, 1),
    "六一儿童节": (6, 1), "建军节": (8, 1), "教师节": (9, 10), "烈士纪念日": (9, 30), "国庆节": (10, 1),
    "中国记者节": (11, 8), "全国消防日": (11, 9), "国家宪法日": (12, 4), "国家公祭日": (12, 13),
    "全民国家安全教育日": (4, 15), "世界读书日": (4, 23), "国际禁毒日": (6, 26),
}  # fmt: skip
_NAME = "|".join(sorted(_DAYS, key=len, reverse=True))
_DATE = r"(?P<month{0}>1[0-2]|[1-9])月(?P<day{0}>3[01]|[12]\d|[1-9])日"
_SAID = re.compile(
    rf"{_DATE.format(1)}(?:是|为)(?:我国|中国|全国|第[\d一二三四五六七八九十]{{1,4}}个|一年一度的?|的){{0,2}}(?P<name1>{_NAME})"
    rf"|(?P<name2>{_NAME})（{_DATE.format(2)}）"
)


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _SAID.finditer(passage.text):
        which = 1 if match["name1"] else 2
        name = match[f"name{which}"]
        if (int(match[f"month{which}"]), int(match[f"day{which}"])) != _DAYS[name]:
            month, day = _DAYS[name]
            message = Text(f"{name}是{month}月{day}日", f"{name} is on day {day} of month {month}")
            yield fault(
                passage, (match.start(f"month{which}"), match.end(f"day{which}") + 1), message
            )


RULE = Rule(
    code="Q605",
    severity=Severity.WARNING,
    name=Text("节日与日期不符", "Festivals on another date"),
    check=in_each_passage(_check),
)
