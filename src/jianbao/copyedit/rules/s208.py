"""S208: a date that does not exist, or falls on another day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_DAYS = "一二三四五六日"
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:[（(，]?(?:星期|周)(?P<weekday>[一二三四五六日天]))?"
)
_LEAP = 2020
"""A year that has every day, for a date without one."""


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _DATE.finditer(passage.text):
        year = int(match["year"] or _LEAP)
        try:
            day = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            yield fault(
                passage, match.span(), Text(f"没有“{match[0]}”这一天", f"there is no {match[0]}")
            )
            continue
        weekday = _DAYS[day.weekday()]
        if match["weekday"] and match["year"] and match["weekday"].replace("天", "日") != weekday:
            message = Text(
                f"这一天是星期{weekday}，不是星期{match['weekday']}",
                f"that day is 星期{weekday}, not 星期{match['weekday']}",
            )
            yield fault(passage, match.span(), message)


RULE = Rule(
    code="S208",
    severity=Severity.WARNING,
    name=Text("日期有误", "Impossible dates"),
    check=in_each_passage(_check),
)
