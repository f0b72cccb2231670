"""B501: an identity card number.

18 digits whose last is the check of the others (GB 11643-1999), with a date of birth inside. Such a
number has no place in what is printed and forwarded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _NUMBER.finditer(passage.text):
        if _is_valid(match[0]):
            message = Text(
                "这里有一个身份证号，印发前应当隐去", "an identity number: hide it before printing"
            )
            yield fault(passage, match.span(), message)


def _is_valid(number: str) -> bool:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17].upper()


RULE = Rule(
    code="B501",
    severity=Severity.WARNING,
    name=Text("身份证号", "Identity numbers"),
    clause="GB 11643—1999",
    check=in_each_passage(_check),
)
