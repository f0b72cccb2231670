"""Q604: so many points are announced, and another number of them is listed.

“提出三点要求：一是……；二是……。” is compared within its paragraph, by 一是, 一要 or 第一 and what
counts on from it, and over the paragraphs that follow where the announcement ends with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.copyedit.ordinals import ordinal_of
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, Prose
from jianbao.numerals import NUMERALS, value_of

_ANNOUNCED = re.compile(
    r"(?<![十百第至、一二三四五六七八九])(?P<number>[两二三四五六七八九])(?:(?:个方面|方面|点|条|项|个)的?(?:具体|工作|重点|主要|明确)?"
    r"(?:要求|意见|建议|措施|任务|问题|内容|工作|举措|做法|希望|体会)?)(?P<end>：|。(?=[一首第]))"
)
_FIRST = re.compile(r"(?:^|(?<=[：。；，]))(?P<before>第?)一(?P<behind>[是要，]|方面)")
_NEAR = 2
"""Characters behind an announcement within which its first point begins."""


def _check(prose: Prose) -> Iterator[Fault]:
    for number, passage in enumerate(prose.passages):
        announced = list(_ANNOUNCED.finditer(passage.text))
        ends = [*(match.start() for match in announced[1:]), len(passage.text)]
        for match, end in zip(announced, ends, strict=False):
            wanted = 2 if match["number"] == "两" else value_of(match["number"])
            listed = _listed(passage.text, match.end(), end)
            if match.end() == len(passage.text.rstrip()):
                listed = _below(prose.passages, number)
                listed = listed if listed < wanted else 0
            if listed > 1 and listed != wanted:
                message = Text(
                    f"前面说有{match['number']}条，后面列了{listed}条",
                    f"{wanted} are announced and {listed} listed",
                )
                yield fault(passage, match.span("number"), message)


def _listed(text: str, start: int, end: int) -> int:
    """Return how many points are listed in a text from ``start`` on; 0 where none is."""
    first = _FIRST.search(text, start, min(end, start + _NEAR + len("第一，")))
    if first is None:
        return 0
    at = first.end()
    for count, numeral in enumerate(NUMERALS[1:], 1):
        at = text.find(f"{first['before']}{numeral}{first['behind']}", at, end)
        if at < 0:
            return count
    return 0


def _below(passages: Sequence[Passage], number: int) -> int:
    """Return how many numbered paragraphs follow that at ``number``; 0 where none does."""
    first = ordinal_of(passages[number + 1].text) if number + 1 < len(passages) else None
    if first is None or first.number != 1:
        return 0
    count = 1
    for passage in passages[number + 2 : number + 2 + _FOLLOWING]:
        ordinal = ordinal_of(passage.text)
        if ordinal and ordinal.level == first.level and ordinal.number == count + 1:
            count += 1
        elif ordinal and ordinal.level <= first.level:
            return count
    return count


_FOLLOWING = 60
"""Paragraphs in which the points are looked for."""

RULE = Rule(
    code="Q604",
    severity=Severity.WARNING,
    name=Text("条数不符", "A list of another length"),
    check=in_each_manuscript(_check),
)
