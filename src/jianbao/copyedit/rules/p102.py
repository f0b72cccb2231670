"""P102: a half-width full stop at the end of a Chinese sentence.

The full stop of Chinese text is 。 (GB/T 15834-2011 4.1.2). A dot counts as one behind a Chinese
character, or a closing mark behind one, if the sentence ends there or Chinese text goes on; not in a number, name of a file,
ellipsis or list. Within a passage it may stand for the middle dot of a name, so that only a dot at
the end is put right unasked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import DIGITS, HAN, fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind

_DOT = re.compile(
    rf"[.．](?:(?<={HAN}.)(?<![{DIGITS}十].)(?:(?P<end>\s*$|[”’）])|(?={HAN}))"
    rf"|(?<={HAN}[”’」』）》\"].)(?P<last>\s*$))"
)
_SOUND = (
    "阿埃艾爱安奥巴班鲍贝本比彼别波伯布查楚达戴丹德登迪蒂杜多恩尔法菲费弗福夫盖甘戈格根古哈海罕汉赫亨"
    "华霍基吉加杰金卡凯坎康考柯科克库拉莱兰朗劳勒雷里利莉列林龙卢鲁路伦罗洛马玛迈曼芒梅蒙米莫姆穆"
    "纳娜南内尼涅宁诺欧帕潘佩彭皮珀普奇齐乔切琼塞赛桑瑟森沙山舍圣施史士什斯苏索塔泰坦汤唐特提廷图"
    "托瓦万威韦维温沃乌西希夏谢辛休雅亚扬耶叶伊易因英尤约泽扎詹珍朱兹思勋"
)
_NAME = re.compile(f"(?<=[{_SOUND}]{{2}})[.．](?=[{_SOUND}]{{2}})")
"""The dot between the parts of a name from another language, which is ·."""
_TITLES = frozenset(
    {PassageKind.TITLE, PassageKind.SUBTITLE, PassageKind.KICKER, PassageKind.HEADING}
)


def _check(passage: Passage) -> Iterator[Fault]:
    if passage.kind in _TITLES:
        return
    for match in _DOT.finditer(passage.text):
        at, certain = match.start(), match["end"] is not None or match["last"] is not None
        right = "·" if _NAME.match(passage.text, at) else "。"
        yield fault(
            passage, (at, at + 1), instead(passage.text[at], right), right=right, safe=certain
        )


RULE = Rule(
    code="P102",
    severity=Severity.WARNING,
    name=Text("半角句号", "Half-width full stop"),
    clause="GB/T 15834—2011 4.1.2",
    check=in_each_passage(_check),
)
