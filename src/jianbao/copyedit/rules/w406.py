"""W406: one word where another is meant: 截止目前, 签定, 布署.

Both are often words, so that only what stands around them tells. It is a suggestion: nothing is
changed unasked. The list is that of `confusables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jianbao.copyedit.confusables import slips_in
from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import fault
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage


def _check(passage: Passage) -> Iterator[Fault]:
    for start, slip in slips_in(passage.text):
        message = Text(
            f"“{slip.written}”疑为“{slip.meant}”", f"{slip.meant} may be meant, not {slip.written}"
        )
        place = start, start + len(slip.written)
        yield replace(
            fault(passage, place, message, right=slip.meant), hint=Text(slip.reason, slip.reason)
        )


RULE = Rule(
    code="W406",
    severity=Severity.WARNING,
    name=Text("易混的词", "Words taken for one another"),
    check=in_each_passage(_check),
)
