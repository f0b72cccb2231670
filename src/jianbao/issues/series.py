"""The issues of a periodical: what each says of itself, and when the next one is due."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

import yaml

from jianbao import files
from jianbao.config.bare import Bare, bare
from jianbao.config.issue import IssueNumber
from jianbao.config.keys import BOOK
from jianbao.config.places import names_of
from jianbao.config.reading import Place
from jianbao.config.scalars import Day
from jianbao.config.source import SIZE_LIMIT
from jianbao.diagnostics import Diagnostic

_LOOKED_AT: Final = 6
"""Issues whose days tell the rhythm."""
_MONTHS: Final = ((25, 35, 1), (55, 66, 2), (85, 97, 3), (175, 190, 6), (355, 375, 12))
"""Days between two issues, from and to, and how many months that is."""
_WEEK: Final = (6, 8)
_HALF_MONTH: Final = (13, 17)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What the book.yaml at ``file`` says of its issue; ``number`` is 0 where it says none."""

    file: Path
    title: str
    issue: str = ""
    number: int = 0
    supplement: str = ""
    total: int = 0
    day: date | None = None
    said: Bare = None

    @property
    def printed(self) -> str:
        """The number as an issue has it on its first page."""
        return f"{self.supplement}第{self.number}期" if self.number else self.issue


def facts_of(file: Path) -> IssueFacts:
    """Return the facts of a book; little of one that cannot be read."""
    try:
        said = bare(files.read(file, SIZE_LIMIT, None).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return IssueFacts(file=file, title="")
    issue = value_of(said, "issue")
    numbered = IssueNumber().parse(issue.strip(), Place()) if issue else None
    supplement, number = ("", 0) if not isinstance(numbered, tuple) else numbered
    written = value_of(said, "date")
    day = Day().parse(written.strip(), Place()) if written else None
    total = value_of(said, "total_issue").strip()
    return IssueFacts(
        file=file,
        title=value_of(said, "title").strip(),
        issue=issue.strip(),
        number=number,
        supplement=supplement,
        total=int(total) if total.isdecimal() and len(total) < 10 else 0,  # noqa: PLR2004 - no total is longer
        day=None if isinstance(day, Diagnostic) else day,
        said=said,
    )


def value_of(said: Bare, name: str) -> str:
    """Return what stands under a key of the book itself; empty where that is no text."""
    if not isinstance(said, dict):
        return ""
    names = names_of(BOOK, name)
    found = next((value for key, value in said.items() if key.strip() in names), "")
    return found if isinstance(found, str) else ""


def series_of(one: IssueFacts, books: Iterable[Path]) -> list[IssueFacts]:
    """Return the issues of the same title and series among ``books``, the oldest first."""
    others = (facts_of(file) for file in books if file != one.file)
    same = [each for each in others if _stem(each.title) == _stem(one.title)]
    same = [each for each in same if each.supplement == one.supplement]
    return sorted([*same, one], key=lambda each: (each.day or date.min, each.number))


def next_day(days: Sequence[date]) -> date:
    """Return the day that follows ``days`` (at least one) in their rhythm, a month by default."""
    known = sorted(set(days))[-_LOOKED_AT:]
    last = known[-1]
    gaps = [(later - earlier).days for earlier, later in pairwise(known)]
    usual = median(gaps) if gaps else 30
    if _WEEK[0] <= usual <= _WEEK[1]:
        return last + timedelta(days=7)
    if _HALF_MONTH[0] <= usual <= _HALF_MONTH[1]:
        return _half_month_later(known)
    for least, most, months in _MONTHS:
        if least <= usual <= most:
            return _months_later(known, months)
    return last + timedelta(days=round(usual))


def starts_anew(series: Sequence[IssueFacts], day: date) -> bool:
    """Whether the issue of ``day`` is number 1 of its year: as it was before, or a total goes on."""
    last = series[-1]
    if last.day is None or day.year == last.day.year:
        return False
    dated = [each for each in series if each.day and each.number]
    over_years = [
        (one, other)
        for one, other in pairwise(dated)
        if one.day and other.day and one.day.year != other.day.year
    ]
    if over_years:
        return over_years[-1][1].number <= over_years[-1][0].number
    return 0 < last.number < last.total


def _half_month_later(known: Sequence[date]) -> date:
    """Return the day after the last where two days of each month take turns."""
    last = known[-1]
    if len(known) > 2 and known[-3].day == last.day:  # noqa: PLR2004 - the turn before
        other = known[-2].day
        month = last if other > last.day else _first_of_next(last)
        return _at_day(month, other)
    return last + timedelta(days=15 if last.day + 15 <= 31 else 14)  # noqa: PLR2004 - half a month


def _months_later(known: Sequence[date], months: int) -> date:
    last = known[-1]
    month = last.replace(day=1)
    for _ in range(months):
        month = _first_of_next(month)
    is_last_day = all(day.day == _length(day) for day in known[-3:])
    return _at_day(
        month, 31 if is_last_day else max(day.day for day in known[-3:] if _is_near(day, last))
    )


def _is_near(day: date, last: date) -> bool:
    """Whether ``day`` may be the day of the month that was meant: February has no 30th."""
    return day.day == last.day or (last.day == _length(last) and day.day > last.day)


def _first_of_next(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _at_day(month: date, day: int) -> date:
    return month.replace(day=min(day, _length(month)))


def _stem(title: str) -> str:
    return re.sub(r"第?[0-9一二三四五六七八九十]+期|\s", "", title)
