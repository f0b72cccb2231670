"""B502: a mobile telephone number.

Eleven digits that begin as mobile numbers do. The number of an office line is no secret, that of a
person is; in a list of contacts it may be meant, so this is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_NUMBER = re.compile(r"(?<![0-9A-Za-z.-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![0-9A-Za-z])")


def _check(passage: Passage) -> Iterator[Fault]:
    for match in _NUMBER.finditer(passage.text):
        message = Text(
            "这里有一个手机号，看看要不要印出来", "a mobile number: is it meant to be printed?"
        )
        yield fault(passage, match.span(), message)


RULE = Rule(
    code="B502",
    severity=Severity.NOTICE,
    name=Text("手机号", "Mobile numbers"),
    check=in_each_passage(_check),
)
