"""W402: a term for which the book prefers another.

The list is the book's own: ``校对: {用词: {督查组: [暗访组]}}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Copy, Edit, Fault, Found, Rule
from jianbao.copyedit.patterns import instead
from jianbao.diagnostics import Severity, Text


def _check(copy: Copy) -> Iterator[Found]:
    for preferred, others in copy.config.check.terms:
        for prose in copy.proses:
            for passage in prose.passages:
                for start, end in _places(passage.text, preferred, others):
                    yield (
                        prose,
                        Fault(
                            passage=passage,
                            start=start,
                            end=end,
                            message=instead(passage.text[start:end], preferred),
                            edits=(Edit(start, end, preferred),),
                            safe=True,
                        ),
                    )


def _places(text: str, preferred: str, others: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where one of ``others`` stands, unless it is part of the preferred term there."""
    for other in others:
        at = text.find(other) if other else -1
        while at >= 0:
            around = text[max(0, at - len(preferred)) : at + len(other) + len(preferred)]
            if other not in preferred or preferred not in around:
                yield at, at + len(other)
            at = text.find(other, at + len(other))


RULE = Rule(
    code="W402",
    severity=Severity.WARNING,
    name=Text("规范用词", "Preferred terms"),
    check=_check,
)
