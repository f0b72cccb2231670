"""W402: a term for which the book prefers another.

The list is the book's own: ``校对: {用词: {督查组: [暗访组]}}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.copyedit.model import Edit, Fault, Found, ProofCopy, Rule
from jianbao.copyedit.patterns import any_of, instead
from jianbao.diagnostics import Severity, Text


def _check(copy: ProofCopy) -> Iterator[Found]:
    right = {other: term for term, others in copy.config.check.terms for other in others if other}
    if not right:
        return
    # A preferred term is matched too, so that nothing is found within it.
    pattern = any_of({*right, *right.values()})
    for prose in copy.texts:
        for passage in prose.passages:
            for match in pattern.finditer(passage.text):
                if match[0] in right:
                    start, end, term = match.start(), match.end(), right[match[0]]
                    yield (
                        prose,
                        Fault(
                            passage=passage,
                            start=start,
                            end=end,
                            message=instead(match[0], term),
                            edits=(Edit(start, end, term),),
                            safe=True,
                        ),
                    )


RULE = Rule(
    code="W402",
    severity=Severity.WARNING,
    name=Text("规范用词", "Preferred terms"),
    check=_check,
)
