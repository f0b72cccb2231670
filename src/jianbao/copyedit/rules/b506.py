"""B506: an article dated later than the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import PassageKind

_DATE = re.compile(r"(?P<year>\d{4})(?:-|年)(?P<month>\d{1,2})(?:-|月)(?P<day>\d{1,2})")


def _check(copy: ProofCopy) -> Iterator[Found]:
    issued = copy.config.date
    if issued is None:
        return
    for prose in copy.proses:
        for passage in prose.passages:
            match = _DATE.search(passage.text) if passage.kind is PassageKind.DATE else None
            day = _day(match) if match else None
            if match and day and day > issued:
                message = Text(
                    f"文章日期晚于本期日期 {issued.isoformat()}",
                    f"the article is dated after the issue, {issued.isoformat()}",
                )
                yield prose, fault(passage, match.span(), message)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


RULE = Rule(
    code="B506",
    severity=Severity.WARNING,
    name=Text("文章日期晚于本期", "Dates after the issue"),
    check=_check,
)
