"""S205: a year of two digits.

Years are written with four digits (GB/T 15835-2011 5.1.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_SHORT = re.compile(r"(?<![\d.—～~-])[012]\d年(?=(?:1[0-2]|0?[1-9])月|秋季|春季|上半年|下半年)")


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _SHORT.finditer(passage.text):
        message = Text(f"“{match[0]}”：年份要写四位数", f"{match[0]}: write the year in full")
        yield fault(passage, match.span(), message)


RULE = Rule(
    code="S205",
    severity=Severity.WARNING,
    name=Text("年份不能简写", "Years in full"),
    clause="GB/T 15835—2011 5.1.4",
    mainland=True,
    check=in_each_passage(_check),
)
