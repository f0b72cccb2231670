"""B507: an article without any text."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_manuscript
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import PassageKind, Prose

_HEAD = frozenset(
    {
        PassageKind.TITLE,
        PassageKind.SUBTITLE,
        PassageKind.KICKER,
        PassageKind.AUTHOR,
        PassageKind.SOURCE,
        PassageKind.DATE,
        PassageKind.HEADING,
    }
)


def _check(prose: Prose) -> Iterator[Fault]:
    body = [passage for passage in prose.passages if passage.kind not in _HEAD]
    if prose.passages and not body:
        passage = prose.passages[0]
        message = Text("这一篇只有标题，没有正文", "this article has a title and no text")
        yield Fault(passage=passage, start=0, end=len(passage.text), message=message)


RULE = Rule(
    code="B507",
    severity=Severity.WARNING,
    name=Text("空稿件", "Empty articles"),
    check=in_each_manuscript(_check),
)
