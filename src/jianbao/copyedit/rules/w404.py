"""W404: a proper term written two ways within the book.

Names of offices, groups and schools that recur are compared with those of the same length that
differ from them in one character and occur once. Characters that tell one office from another
(东西南北, 一二三, 大小, 中小) do not count as a slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jianbao.copyedit.model import Copy, Fault, Found, Rule
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, Prose

_ENDS = "领导小组|工作组|督查组|督察组|委员会|办公室|幼儿园|工作站|中心|学校|小学|中学|大学|学院|公司|医院|教育局|教科局|教体局|公安局|财政局"
_TERM = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?(?:{_ENDS})")
_TELLING = frozenset(
    "一二三四五六七八九十东西南北中上下左右前后大小高初新老甲乙丙丁省市区县镇乡村街正副内外公民男女"
)
_OFTEN = 3
"""Times from which a term is taken for the right one."""

_Place = tuple[Prose, Passage, int]


def _check(copy: Copy) -> Iterator[Found]:
    places: dict[str, list[_Place]] = defaultdict(list)
    for prose in copy.proses:
        for passage in prose.passages:
            for match in _TERM.finditer(passage.text):
                places[match[0]].append((prose, passage, match.start()))
    often = [term for term, found in places.items() if len(found) >= _OFTEN]
    for term, found in places.items():
        if len(found) == 1:
            for other in often:
                differing = _difference(term, other)
                if differing is not None:
                    yield _fault(found[0], term, other, differing)
                    break


def _difference(term: str, other: str) -> int | None:
    """Return where two terms differ in one character by what may be a slip."""
    if len(term) != len(other):
        return None
    differing = [
        index for index, pair in enumerate(zip(term, other, strict=True)) if pair[0] != pair[1]
    ]
    if len(differing) != 1:
        return None
    index = differing[0]
    return None if {term[index], other[index]} & _TELLING else index


def _fault(place: _Place, term: str, other: str, index: int) -> Found:
    prose, passage, start = place
    return prose, Fault(
        passage=passage,
        start=start + index,
        end=start + index + 1,
        message=Text(f"“{term}”？别处都写作“{other}”", f"{term}? It is {other} elsewhere"),
    )


RULE = Rule(
    code="W404",
    severity=Severity.WARNING,
    name=Text("名称写法不一致", "One name, two forms"),
    check=_check,
)
