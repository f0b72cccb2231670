"""W409: a character written twice: 由由, 健健康.

Lawful doubles are words (天天, 看看, 渐渐), parts of one, or stand where one word ends and the next
begins with the same character (培训训练). What is neither is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.lexicon import lexicon, rare_doubles
from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_TOLD_ELSEWHERE = "的了很这也没建"
_NAMES = "圆冰丽娜婷莉莎佳倩芳芬萍菲媛媚欣怡雯露琳珊珍娟燕红明亮星晶莹洋宝贝乐甜妞豆果毛点朵蕾妮娇"
_SINGLE = frozenset(
    "在是有为到和与对从以将被把要会能可来去上下中人大小多少新老高长好用做作于之所其及而并且就都又再还更最个分"
    "局司部厂馆队股室院校会国税界镇省县市区社站所处科组团党委班园店村厅台网票家户"
)
"""Characters that are words, behind which a word may begin with the same."""
_EACH = "年月日天人家户村校班趟棵层处个件条项次样群"
"""Counters that, doubled, mean each one."""
_DOUBLE = re.compile(
    rf"(?P<one>(?![{_TOLD_ELSEWHERE}{_NAMES}{_EACH}〇零一二三四五六七八九十])[\u4e00-\u9fff])(?P=one)(?!(?P=one)|(?P<other>[\u4e00-\u9fff])(?P=other))"
)
_BEHIND = tuple("了的，。、；：）")
_REACH = 4


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _DOUBLE.finditer(passage.text):
        if not _is_lawful(passage.text, match.start()):
            one = match["one"]
            yield fault(passage, match.span(), instead(match[0], one), right=one)


def _is_lawful(text: str, start: int) -> bool:
    words, middle = lexicon(), start + 1
    first, last = max(0, middle - _REACH), min(len(text), middle + _REACH)
    over = (text[a:b] for a in range(first, middle) for b in range(middle + 1, last + 1))
    if any(word in words and word not in rare_doubles() for word in over):
        return True
    ends = any(text[a:middle] in words for a in range(first, start))
    begins = any(text[middle:b] in words for b in range(middle + 2, last + 1))
    if text[start] in _SINGLE:
        return ends or begins
    if ends:
        whole = any(
            text[a:middle] + text[middle + 1 : b] in words
            for a in range(first, start)
            for b in range(middle + 2, last + 1)
        )
        return begins or (text[middle + 1 : middle + 2] not in _BEHIND and not whole)
    before = any(text[a:start] in words for a in range(max(0, start - _REACH), start - 1))
    behind = any(text[middle + 1 : b] in words for b in range(middle + 3, last + 2))
    return not before or not (begins or behind)


RULE = Rule(
    code="W409",
    severity=Severity.WARNING,
    name=Text("叠字", "Doubled characters"),
    check=in_each_passage(_check),
)
