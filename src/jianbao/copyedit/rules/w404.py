"""W404: a proper term written two ways within the book.

Names of offices, groups and schools that recur are compared with those that occur once and differ
from them in one character. It counts as a slip only if the two characters sound alike or look
alike (督查组, 督察组): 育才小学 and 育英小学 are two schools.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Found, ProofCopy, Rule
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, Prose

_ENDS = "领导小组|工作组|督查组|督察组|委员会|办公室|幼儿园|工作站|中心|学校|小学|中学|大学|学院|公司|医院|教育局|教科局|教体局|公安局|财政局|工作局|技装所|实验室|基地"
_TERM = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?(?:{_ENDS})")
_END = re.compile(_ENDS)
_ALIKE = (
    "察查|账帐|才材财裁|德得的|职织帜|训讯汛|练炼|竞竟|侯候|辩辨|板版|象像|记纪|订定|作做|座坐|带代"
    "|连联|至致|制治质|历厉励力立丽|形型|彩采|份分|划画|园圆员元源|晨辰|清青轻|林琳|明名鸣|兴星新"
    "|文闻|正政证|博搏|阳杨扬|江姜|平坪萍苹|石实识|桥侨|河和合禾|宏红鸿弘洪|佳家嘉|伟威|强墙|凤风丰峰"
    "|龙隆|永咏|金锦|育玉|英瑛|导倒|装桩|计技|己已巳|未末|士土|千干于"
)
_GROUP = {one: number for number, group in enumerate(_ALIKE.split("|")) for one in group}
_OFTEN = 3
"""Times from which a term is taken for the right one."""

_Place = tuple[Prose, Passage, int]


def _check(copy: ProofCopy) -> Iterator[Found]:
    places: dict[str, list[_Place]] = defaultdict(list)
    for prose in copy.texts:
        for passage in prose.passages:
            named = _END.search(passage.text)  # most have none, which is soon seen
            for match in _TERM.finditer(passage.text) if named else ():
                places[match[0]].append((prose, passage, match.start()))
    often: dict[str, list[str]] = defaultdict(list)
    for term, found in places.items():
        if len(found) >= _OFTEN:
            often[_sound(term)].append(term)
    for term, found in places.items():
        if len(found) == 1:
            for other in often[_sound(term)]:
                differing = [index for index, one in enumerate(term) if one != other[index]]
                if len(differing) == 1:
                    yield _fault(found[0], term, other, differing[0])
                    break


def _sound(term: str) -> str:
    """Return ``term`` with one character for all that are alike."""
    return "".join(chr(_GROUP[one]) if one in _GROUP else one for one in term)


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
