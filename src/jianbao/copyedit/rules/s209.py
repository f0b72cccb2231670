"""S209: dates or percentages of the book in two forms.

Where numbers of one kind are in Arabic digits, the odd one in Chinese numerals is told; the date of
a signature may have its own form (GB/T 15835-2011 4.3, 同类别同形式).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.patterns import DIGITS, fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import PassageKind

_FORMS = (
    (
        re.compile(r"\d{1,2}月\d{1,2}日"),
        re.compile(rf"(?:[{DIGITS}]|十[一二]?)月(?:[{DIGITS}]|[一二三]?十[{DIGITS}]?)日"),
        Text(
            "别处的日期用阿拉伯数字，这里用了汉字数字",
            "other dates are in digits, this one in Chinese numerals",
        ),
    ),
    (
        re.compile(r"\d%"),
        re.compile(rf"百分之(?!百|一百)[{DIGITS}十百点]{{1,8}}(?![几多])"),
        Text(
            "别处的百分数用“%”，这里用了汉字",
            "other percentages are in digits, this one in Chinese numerals",
        ),
    ),
)
_PLENTY = 3
"""Numbers of the other form, for each odd one, from which it is told."""


def _check(copy: ProofCopy) -> Iterator[Found]:
    passages = [
        (prose, passage)
        for prose in copy.proses
        for passage in prose.passages
        if passage.kind is not PassageKind.SIGNATURE
    ]
    for in_digits, in_numerals, message in _FORMS:
        digits = sum(len(in_digits.findall(passage.text)) for _, passage in passages)
        odd = [
            (prose, passage, match)
            for prose, passage in passages
            for match in in_numerals.finditer(passage.text)
        ]
        if digits >= _PLENTY * max(len(odd), 1):
            for prose, passage, match in odd:
                yield prose, fault(passage, match.span(), message)


RULE = Rule(
    code="S209",
    severity=Severity.NOTICE,
    name=Text("日期、百分数写法不一致", "Two forms of dates or percentages"),
    clause="GB/T 15835—2011 4.3",
    mainland=True,
    check=_check,
)
