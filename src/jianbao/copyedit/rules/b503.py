"""B503: the number of a bank card.

UnionPay's numbers begin with 62 and have 16 to 19 digits; others count only where a word such as
账号 or 卡 stands before them. All satisfy the check of ISO/IEC 7812-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:[3-6]\d{3}(?: \d{4}){3}(?: \d{1,3})?|[3-6]\d{15,18})(?![0-9A-Za-z])"
)
_NAMED = re.compile("[卡账帐]")
_NEAR = 12
"""Characters before a number in which such a word is looked for."""
_NINE = 9


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _NUMBER.finditer(passage.text):
        start = match.start()
        named = _NAMED.search(passage.text, max(0, start - _NEAR), start)
        if (match[0].startswith("62") or named) and _is_valid(match[0].replace(" ", "")):
            message = Text(
                "这里有一个银行卡号，印发前应当隐去", "a bank card number: hide it before printing"
            )
            yield fault(passage, match.span(), message)


def _is_valid(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - _NINE if value > _NINE else value
    return total % 10 == 0


RULE = Rule(
    code="B503",
    severity=Severity.WARNING,
    name=Text("银行卡号", "Bank card numbers"),
    clause="ISO/IEC 7812-1",
    check=in_each_passage(_check),
)
