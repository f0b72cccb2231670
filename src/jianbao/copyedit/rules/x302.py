"""X302: levels of headings that skip one.

Under a heading of one level stands one of the next: “##” is followed by “###”, not by “####”.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage, PassageKind, Prose


def _check(prose: Prose) -> Iterator[Fault]:
    last = 0
    for passage in prose.passages:
        if passage.kind is PassageKind.HEADING:
            if last and passage.level > last + 1:
                yield _fault(passage, last)
            last = passage.level


def _fault(passage: Passage, last: int) -> Fault:
    return Fault(
        passage=passage,
        start=0,
        end=len(passage.text),
        message=Text(
            f"标题从第 {last} 级跳到第 {passage.level} 级",
            f"a heading of level {passage.level} under one of level {last}",
        ),
    )


RULE = Rule(
    code="X302",
    severity=Severity.WARNING,
    name=Text("标题跳级", "Skipped levels"),
    check=in_each_manuscript(_check),
)
