"""Q606: an age or an anniversary that does not agree with its year: 1986年出生，今年45岁.

今年 is the year of the issue. One year more or less is left alone: ages are counted in two ways, and
an article may be of the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text

_YEAR = r"(?P<{0}>(?:19|20)\d\d)年"
_WHEN = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_SAID = re.compile(
    rf"{_YEAR.format('born')}{_WHEN}(?:出)?生，(?:今年|现年)(?P<age>\d{{1,3}})岁"
    rf"|(?:今年|现年)(?P<age_first>\d{{1,3}})岁，{_YEAR.format('born_behind')}{_WHEN}(?:出)?生"
    rf"|(?:始建|创建|创办|成立|建校)于?{_YEAR.format('founded')}{_WHEN}，今年(?:迎来|是|喜迎)?(?:建[校园]|校庆)?"
    r"(?P<anniversary>\d{1,3})周年"
)
_TOLERANCE = 1


def _check(copy: ProofCopy) -> Iterator[Found]:
    issued = copy.config.date
    if issued is None:
        return
    for prose in copy.proses:
        for passage in prose.chinese:
            for match in _SAID.finditer(passage.text):
                year = int(match["born"] or match["born_behind"] or match["founded"])
                name = next(
                    key for key in ("age", "age_first", "anniversary") if match[key] is not None
                )
                right = issued.year - year
                if abs(int(match[name]) - right) > _TOLERANCE:
                    message = Text(
                        f"从{year}年到{issued.year}年是{right}年，不是{match[name]}年",
                        f"from {year} to {issued.year} it is {right} years, not {match[name]}",
                    )
                    yield prose, fault(passage, match.span(name), message)


RULE = Rule(
    code="Q606",
    severity=Severity.WARNING,
    name=Text("年龄、周年与年份不符", "Ages that disagree with years"),
    check=_check,
)
