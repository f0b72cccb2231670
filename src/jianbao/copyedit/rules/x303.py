"""X303: numbers of headings whose level is not that of their form.

一、 is above （一）, that above 1., that above （1） (GB/T 15834-2011 B.3.8; GB/T
9704-2012 7.3.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.copyedit.ordinals import ordinal_of
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import PassageKind, Prose


def _check(prose: Prose) -> Iterator[Fault]:
    above: list[tuple[int, int]] = []
    for passage in prose.passages:
        ordinal = ordinal_of(passage.text) if passage.kind is PassageKind.HEADING else None
        if ordinal is None:
            continue
        while above and above[-1][0] >= passage.level:
            above.pop()
        if above and ordinal.level <= above[-1][1]:
            yield Fault(
                passage=passage,
                start=ordinal.start,
                end=ordinal.end,
                message=Text(
                    "这一级标题的序号不应当高于或等同于上一级",
                    "the number of this heading is not below that of the heading above it",
                ),
                hint=Text("序号依次用 一、（一）1.（1）", "numbers go 一、（一）1.（1）"),
            )
        above.append((passage.level, ordinal.level))


RULE = Rule(
    code="X303",
    severity=Severity.WARNING,
    name=Text("序号层次", "Levels of numbers"),
    clause="GB/T 15834—2011 B.3.8、GB/T 9704—2012 7.3.3",
    check=in_each_manuscript(_check),
)
