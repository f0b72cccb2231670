"""P120: a space between two Chinese characters of running text.

Chinese is written without spaces between words; beside a stop they can be put right unasked. In
titles, slogans and lists of names, and behind the number or the date at the head of a paragraph, a
space sets apart what belongs apart, and is left alone there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind

_SPACE = re.compile(
    rf"(?<={HAN}) +(?={HAN})|(?<=：) +(?={HAN})"
    rf"|(?P<stop>(?<=[，。；、！？]) +(?={HAN})|(?<={HAN}) +(?=[，。；：、！？]))"
)
_SENTENCE = re.compile("[，。；]")
_HEAD = re.compile(
    r"(?:附[件表]?[一二三四五六七八九十]?|第[一二三四五六七八九十百千零〇\d]{1,9}[条章节编款项课讲篇部回集期届单元幕场卷]+(?:之[一二三四五六七八九十])?"
    r"|[^，。；：、！？]{0,24}(?:[日月年时分电讯者辑文图摄]|记者|通讯员|编辑|上午|下午|晚上|作者|来源|案例[一二三四五六七八九十]|[一二三四五六七八九十]))$"
)
"""What is set apart by a space at the head of a paragraph: 第一条, 3月8日, 本报讯 (GB/T 15834 B.3.6)."""
_HEAD_AT_MOST = 32
_STOP = "，。；：、！？“”《》‘’（）\n"
_QUOTED = re.compile(r"“[^“”\n]*+”|《[^《》\n]*+》|‘[^‘’\n]*+’")
_CLAUSE = 16
"""Characters of the longest clause of a slogan."""


def _check(passage: Passage) -> Iterator[Fault]:
    text = passage.text
    if passage.kind is not PassageKind.PARAGRAPH or " " not in text or not _SENTENCE.search(text):
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _SPACE.finditer(text):
        certain = match["stop"] is not None
        if certain or not _sets_apart(text, match, quoted):
            message = Text("汉字之间有空格", "a space between Chinese characters")
            yield fault(passage, match.span(), message, right="", safe=certain)


def _sets_apart(text: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> bool:
    """Whether the space stands behind a label, within a slogan or a title, or in a list of names."""
    start, end = match.span()
    if start <= _HEAD_AT_MOST and _HEAD.match(text, 0, start):
        return True
    at = bisect_right(quoted, (start, end))
    if at and quoted[at - 1][1] > start:
        return True
    before, behind = _clause(text, range(start - 1, -1, -1)), _clause(text, range(end, len(text)))
    return min(before, behind) == 1 or before == behind


def _clause(text: str, places: range) -> int:
    """Return how many characters there are from a space to the next stop or space."""
    for number, at in enumerate(places[:_CLAUSE]):
        if text[at] in _STOP or text[at] == " ":
            return number
    return min(len(places), _CLAUSE)


RULE = Rule(
    code="P120",
    severity=Severity.WARNING,
    name=Text("汉字之间的空格", "A space between characters"),
    check=in_each_passage(_check),
)
