"""S209: dates written in digits here and in Chinese numerals there.

Within a book one form is kept for one kind of figure (GB/T 15835-2011 4, 局部体例一致).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Copy, Found, Rule
from jianbao.copyedit.patterns import DIGITS, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Kind

_DIGITS = re.compile(r"\d{1,2}月\d{1,2}日")
_NUMERALS = re.compile(rf"[{DIGITS}十]{{1,3}}月[{DIGITS}十]{{1,3}}日")
_PLENTY = 3
"""Dates of the other form from which the odd one out is told."""


def _check(copy: Copy) -> Iterator[Found]:
    passages = [
        (prose, passage)
        for prose in copy.proses
        for passage in prose.passages
        if passage.kind is not Kind.SIGNATURE
    ]
    digits = sum(len(_DIGITS.findall(passage.text)) for _, passage in passages)
    odd = [
        (prose, passage, match)
        for prose, passage in passages
        for match in _NUMERALS.finditer(passage.text)
    ]
    if digits >= _PLENTY * max(len(odd), 1):
        for prose, passage, match in odd:
            message = Text(
                "别处的日期用阿拉伯数字，这里用了汉字数字",
                "other dates are in digits, this one in Chinese numerals",
            )
            yield prose, fault(passage, match.span(), message)


RULE = Rule(
    code="S209",
    severity=Severity.NOTICE,
    name=Text("日期写法不一致", "Two forms of dates"),
    clause="GB/T 15835—2011 4.3",
    mainland=True,
    check=_check,
)
