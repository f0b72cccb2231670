"""W412: a phrase that public sources have settled otherwise: 国家教委, 《合同法》, 党的二十届三次全会.

Organs by their names after a reform, laws that another replaced, meetings by their short names,
words that news writing avoids. An older paper has them rightly, so that it is a notice; an office
that wants more makes it a warning by 级别.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Found, ProofCopy, Rule
from jianbao.copyedit.wording import improper_in, public_beside
from jianbao.diagnostics import Severity, Text


def _check(copy: ProofCopy) -> Iterator[Found]:
    return improper_in(copy, public_beside(copy, by_law=False))


RULE = Rule(
    code="W412",
    severity=Severity.NOTICE,
    name=Text("机构、法律、会议的现名和慎用的词", "Current names of organs, laws and meetings"),
    mainland=True,
    check=_check,
)
